package com.saleswright.deals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** One row of a list of quotes. */
public record QuoteSummary(
        String number,
        String customerName,
        String title,
        String owner,
        BigDecimal amount,
        QuoteStatus status,
        LocalDate validUntil,
        Instant changedAt) {}
