package com.saleswright.surveys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One question to one customer.
 *
 * @param number readable, for example {@code SURV-2026-0001}; the business key of its case
 * @param contactId who is asked; null until drawn, or when there is nobody
 * @param campaign number of the campaign that it belongs to, if any
 * @param customerClass importance of the customer when the survey was begun: A, B or C
 * @param quote what it is about, if it is about one quote
 * @param product what was sold, if known
 * @param region where it was sold, if known
 * @param rep user id of the sales person who is rated, if known
 * @param endReason why nobody was asked or it was cancelled; null otherwise
 */
public record Survey(
        String number,
        long customerId,
        @Nullable Long contactId,
        Trigger trigger,
        @Nullable String campaign,
        @Nullable String customerClass,
        @Nullable String quote,
        @Nullable String product,
        @Nullable String region,
        @Nullable String rep,
        SurveyStatus status,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        @Nullable String endReason) {}
