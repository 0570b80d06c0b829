package com.saleswright.redesign.migrate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a case in a migration.
 *
 * @param id the engine's process instance
 * @param problem why it was not migrated; null when there is nothing to say
 * @param at when it had its turn; null before that
 */
public record MigratedCase(
        String id,
        @Nullable String businessKey,
        String process,
        Status status,
        @Nullable String problem,
        @Nullable Instant at) {

    /** How far a case is. */
    public enum Status {
        WAITING("waiting"),
        MIGRATED("migrated"),
        /** It stays on its version. */
        FAILED("not migrated"),
        /** There was nothing to do: it has ended, or runs on another version, or the migration was stopped. */
        SKIPPED("skipped");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
