package com.saleswright.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A round of legal review. What is null has not been said yet.
 *
 * @param round from 1, over the whole life of the contract
 * @param level of the decision table: standard, senior or director
 * @param why the row of the table that asks for it
 * @param clause what legal looked at
 * @param risk low, medium or high
 * @param verdict accept, change or refuse
 * @param redline what legal wants instead
 * @param answer what the rep and the customer say to that
 */
public record ReviewRound(
        int round,
        String level,
        String why,
        Instant openedAt,
        @Nullable String clause,
        @Nullable String risk,
        @Nullable String verdict,
        @Nullable String redline,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String answer) {}
