package com.saleswright.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Everybody has signed and the contract is in force. Published inside the transaction.
 *
 * @param contract number, for example {@code CON-2026-0001}
 * @param quote number of the quote that it comes from
 * @param owner user id of the rep
 * @param currency of the amount, ISO 4217
 * @param endsOn its last day
 */
public record ContractActive(
        String contract,
        long customerId,
        String quote,
        String owner,
        BigDecimal amount,
        String currency,
        LocalDate startsOn,
        LocalDate endsOn) {}
