package com.saleswright.redesign.web;

import com.saleswright.redesign.statistics.Step;
import com.saleswright.redesign.statistics.TimeSpan;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the table of steps is sorted.
 *
 * @param column its id; empty for the order of the diagram
 * @param largestFirst whether it goes down
 */
public record StepOrder(String column, boolean largestFirst) {

    private static final String STEP = "step";

    private static final Map<String, Comparator<Step>> COLUMNS = Map.of(
            "",
            (a, b) -> 0,
            STEP,
            Comparator.comparing(s -> s.name().toLowerCase(Locale.ROOT)),
            "count",
            Comparator.comparingLong(Step::count),
            "median",
            comparing(Step::median),
            "p90",
            comparing(Step::p90),
            "cancelled",
            Comparator.comparingLong(Step::cancelled),
            "incidents",
            Comparator.comparingLong(Step::incidents),
            "waiting",
            Comparator.comparingLong(Step::waiting));

    /** Of {@code median} or {@code -median}; empty for a column that is not there. */
    static Optional<StepOrder> of(String sort) {
        boolean down = sort.startsWith("-");
        String column = down ? sort.substring(1) : sort;
        return COLUMNS.containsKey(column) ? Optional.of(new StepOrder(column, down)) : Optional.empty();
    }

    List<Step> sorted(List<Step> steps) {
        Comparator<Step> order = Objects.requireNonNull(COLUMNS.get(column));
        return steps.stream().sorted(largestFirst ? order.reversed() : order).toList();
    }

    /** Where a click on the name of a column leads: names go up first, figures down. */
    public String next(String clicked) {
        boolean down = clicked.equals(column) ? !largestFirst : !clicked.equals(STEP);
        return (down ? "-" : "") + clicked;
    }

    /** For {@code aria-sort}; null for a column that is not sorted by. */
    public @Nullable String aria(String name) {
        return !name.equals(column) ? null : largestFirst ? "descending" : "ascending";
    }

    /** A step without a time comes below those that have one. */
    private static Comparator<Step> comparing(Function<Step, @Nullable TimeSpan> span) {
        return Comparator.comparingLong(step -> {
            TimeSpan found = span.apply(step);
            return found == null ? -1 : found.millis();
        });
    }
}
