package com.saleswright.redesign.statistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a process.
 *
 * @param definition the engine's id
 * @param deployment name of the engine's deployment that brought it
 * @param redesign number of the redesign that brought it; null when none did
 * @param running cases that are on it now, those that were migrated to it too
 * @param finished cases that ran to an end on it
 */
public record ProcessVersion(
        String definition,
        int version,
        @Nullable String tag,
        Instant deployedAt,
        String deployment,
        @Nullable String redesign,
        @Nullable String redesignTitle,
        long running,
        long finished) {

    /** {@code 4 (2.1)}. */
    public String label() {
        return tag == null ? String.valueOf(version) : "%d (%s)".formatted(version, tag);
    }
}
