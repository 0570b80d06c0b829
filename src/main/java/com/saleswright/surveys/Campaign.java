package com.saleswright.surveys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Customers who are asked together.
 *
 * @param number readable, for example {@code CAMP-2026-0001}
 * @param quarter which quarter it is the round of, for example {@code 2027-Q1}; null when people made it
 * @param createdBy user id
 * @param startedBy user id; null until started
 * @param endedAt when everybody was asked or it was stopped
 */
public record Campaign(
        String number,
        String name,
        @Nullable String quarter,
        Audience audience,
        CampaignStatus status,
        String createdBy,
        Instant createdAt,
        @Nullable String startedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    public boolean is(CampaignStatus other) {
        return status == other;
    }
}
