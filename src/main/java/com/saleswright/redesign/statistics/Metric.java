package com.saleswright.redesign.statistics;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a heatmap can show of each step. */
public enum Metric {
    COUNT("count", "Times reached", Step::count),
    MEDIAN("median", "Waiting time, median", Step::median),
    P90("p90", "Waiting time, p90", Step::p90),
    CANCELLED("cancelled", "Cancelled", Step::cancelled),
    INCIDENTS("incidents", "Open incidents", Step::incidents),
    WAITING("waiting", "Waiting now", Step::waiting);

    private final String id;
    private final String label;
    private final boolean time;
    private final ToLongFunction<Step> amount;

    Metric(String id, String label, ToLongFunction<Step> amount) {
        this.id = id;
        this.label = label;
        this.time = false;
        this.amount = amount;
    }

    /** A time that nobody would call waiting has no heat. */
    Metric(String id, String label, Function<Step, @Nullable TimeSpan> span) {
        this.id = id;
        this.label = label;
        this.time = true;
        this.amount = step -> {
            TimeSpan found = span.apply(step);
            return found == null || !found.isWait() ? 0 : found.millis();
        };
    }

    /** As it stands in addresses: {@code p90}. */
    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public static Optional<Metric> of(String id) {
        return Stream.of(values()).filter(m -> m.id.equals(id)).findFirst();
    }

    boolean isTime() {
        return time;
    }

    /** Cases or milliseconds; 0 where there is nothing to show. */
    long amount(Step step) {
        return amount.applyAsLong(step);
    }

    String text(long amount) {
        return time ? new TimeSpan(amount).text() : String.valueOf(amount);
    }
}
