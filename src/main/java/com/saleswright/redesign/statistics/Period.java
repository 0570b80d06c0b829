package com.saleswright.redesign.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** How far back figures go. */
public enum Period {
    MONTH("30", "Last 30 days"),
    QUARTER("90", "Last 90 days"),
    YEAR("365", "Last 365 days"),
    ALL("all", "All time");

    private final String days;
    private final String label;

    Period(String days, String label) {
        this.days = days;
        this.label = label;
    }

    /** As it stands in addresses: {@code 30}, {@code all}. */
    public String days() {
        return days;
    }

    public String label() {
        return label;
    }

    public static Optional<Period> of(String days) {
        return Stream.of(values()).filter(p -> p.days.equals(days)).findFirst();
    }

    Instant start(Instant now) {
        return this == ALL ? Instant.EPOCH : now.minus(Duration.ofDays(Long.parseLong(days)));
    }
}
