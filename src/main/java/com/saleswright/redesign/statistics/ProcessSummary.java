package com.saleswright.redesign.statistics;

import org.jspecify.annotations.Nullable;

/**
 * How a process fares as a whole.
 *
 * @param capability the folder of its live version, empty when it lies in none
 * @param version the live one, which new cases run on
 * @param running cases of any version that have not ended
 * @param incidents open ones, where they happened
 * @param finished cases that ran to an end in the last 30 days
 * @param cycleTime from start to end, the median of those
 */
public record ProcessSummary(
        String id,
        String name,
        String capability,
        int version,
        @Nullable String versionTag,
        long running,
        long incidents,
        long finished,
        @Nullable TimeSpan cycleTime) {}
