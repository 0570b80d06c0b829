package com.saleswright.surveys;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whom a campaign asks: customers who bought something that fits all of it. Null means any.
 *
 * @param customerClass A, B or C
 * @param region id of the office of whoever sold it
 * @param product name of what was bought
 * @param boughtFrom first day of the purchase
 * @param boughtTo last day of the purchase
 */
public record Audience(
        @Nullable String customerClass,
        @Nullable String region,
        @Nullable String product,
        @Nullable LocalDate boughtFrom,
        @Nullable LocalDate boughtTo) {}
