package com.saleswright.redesign.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay that somebody has started.
 *
 * @param redesign number
 * @param startedBy user id
 * @param total how many cases are to be replayed, each on both versions
 * @param message why it failed and what to do; null unless it failed
 * @param report what it found; null until it is done
 */
public record ReplayRun(
        long id,
        String redesign,
        String processId,
        String startedBy,
        Instant startedAt,
        Status status,
        int total,
        int done,
        @Nullable String message,
        @Nullable ReplayReport report) {

    /** Where a replay stands. */
    public enum Status {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }
}
