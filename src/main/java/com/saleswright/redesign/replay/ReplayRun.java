package com.saleswright.redesign.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay that somebody has started.
 *
 * @param redesign number
 * @param filesHash of the redesign's files as they were replayed
 * @param startedBy user id
 * @param total how many runs it takes: two for each case, on its own version and on the draft, and one for each decision
 * @param message why it failed and what to do; null unless it failed
 * @param report what it found; null until it is done
 */
public record ReplayRun(
        long id,
        String redesign,
        String processId,
        String filesHash,
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
