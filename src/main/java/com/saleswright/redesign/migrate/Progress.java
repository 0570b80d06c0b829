package com.saleswright.redesign.migrate;

import com.saleswright.redesign.migrate.MigratedCase.Status;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a migration is.
 *
 * @param startedBy user id
 * @param cases how many cases are in each state; a state without cases is left out
 */
public record Progress(
        long id,
        String number,
        Direction direction,
        MigrationStatus status,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        Map<Status, Integer> cases) {

    public int of(Status state) {
        return cases.getOrDefault(state, 0);
    }

    public int total() {
        return cases.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many could not be migrated. */
    public int failed() {
        return of(Status.FAILED);
    }

    /** How many have had their turn. */
    public int done() {
        return total() - of(Status.WAITING);
    }
}
