package com.saleswright.redesign.web;

import com.saleswright.redesign.statistics.Metric;
import com.saleswright.redesign.statistics.Period;
import com.saleswright.redesign.statistics.ProcessHistory;
import com.saleswright.redesign.statistics.ProcessVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of a process, as it stands in the address; a missing field is the default.
 *
 * @param version a number; empty for all versions
 * @param sort column of the table, with a minus for the largest first; empty for the order of the diagram
 */
record HeatmapForm(String version, String days, String metric, String sort) {

    HeatmapForm(@Nullable String version, @Nullable String days, @Nullable String metric, @Nullable String sort) {
        this.version = Objects.requireNonNullElse(version, "");
        this.days = Objects.requireNonNullElse(days, Period.QUARTER.days());
        this.metric = Objects.requireNonNullElse(metric, Metric.COUNT.id());
        this.sort = Objects.requireNonNullElse(sort, "");
    }

    /** What is wrong, by field, each with what would be right. */
    Map<String, String> errors(ProcessHistory process) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (!version.isEmpty() && version(process).isEmpty()) {
            errors.put(
                    "version",
                    "There is no version '%s' of %s. Choose one from 1 to %d, or leave it empty for all."
                            .formatted(version, process.id(), process.live().version()));
        }
        if (Period.of(days).isEmpty()) {
            errors.put(
                    "days",
                    "'%s' is no period. Choose one of %s."
                            .formatted(
                                    days,
                                    Stream.of(Period.values()).map(Period::days).collect(Collectors.joining(", "))));
        }
        if (Metric.of(metric).isEmpty()) {
            errors.put(
                    "metric",
                    "'%s' is no figure. Choose one of %s."
                            .formatted(
                                    metric,
                                    Stream.of(Metric.values()).map(Metric::id).collect(Collectors.joining(", "))));
        }
        if (StepOrder.of(sort).isEmpty()) {
            errors.put("sort", "'%s' is no column to sort by. Click the name of a column.".formatted(sort));
        }
        return errors;
    }

    /** With the default for every field that has an error. */
    HeatmapForm without(Map<String, String> errors) {
        return new HeatmapForm(
                errors.containsKey("version") ? null : version,
                errors.containsKey("days") ? null : days,
                errors.containsKey("metric") ? null : metric,
                errors.containsKey("sort") ? null : sort);
    }

    Optional<ProcessVersion> version(ProcessHistory process) {
        return version.matches("[0-9]{1,9}") ? process.version(Integer.parseInt(version)) : Optional.empty();
    }

    Period period() {
        return Period.of(days).orElseThrow();
    }

    StepOrder order() {
        return StepOrder.of(sort).orElseThrow();
    }
}
