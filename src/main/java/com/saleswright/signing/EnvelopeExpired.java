package com.saleswright.signing;

/**
 * The time to sign has passed and nobody gave more, which ends the envelope. Published inside the transaction.
 *
 * @param envelope number, for example {@code ENV-2026-0001}
 */
public record EnvelopeExpired(String envelope) {}
