package com.saleswright.signing;

/**
 * The envelope was taken back. Published inside the transaction.
 *
 * @param envelope number, for example {@code ENV-2026-0001}
 * @param reason as its owner gave it
 */
public record EnvelopeVoided(String envelope, String reason) {}
