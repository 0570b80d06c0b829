package com.saleswright.contracts;

/**
 * A contract that was in force is over. Published inside the transaction.
 *
 * @param contract number, for example {@code CON-2026-0001}
 * @param terminated whether it ended before its last day, after a dispute
 * @param reason as a sentence
 */
public record ContractEnded(String contract, long customerId, boolean terminated, String reason) {}
