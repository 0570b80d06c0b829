package com.saleswright.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A contract in a list. */
public record ContractSummary(
        String number,
        String quote,
        String customerName,
        String title,
        String owner,
        BigDecimal amount,
        String currency,
        ContractStatus status,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        Instant changedAt) {}
