package com.saleswright.redesign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of one capability's diagrams, decision tables and forms, which go live together.
 *
 * @param number readable, for example {@code REDESIGN-2026-0001}; the business key of its case
 * @param capability the folder that it changes: {@code deals}
 * @param reason why the author wants it
 * @param author user id
 * @param base id of the engine's deployment that it began with
 * @param deployment id of the engine's deployment that it became; null before that
 */
public record Redesign(
        String number,
        String capability,
        String title,
        String reason,
        RedesignStatus status,
        String author,
        Instant createdAt,
        String base,
        @Nullable String deployment) {

    public boolean is(RedesignStatus other) {
        return status == other;
    }
}
