package com.saleswright.signing;

/**
 * A signer has declined, which ends the envelope. Published inside the transaction that took the answer.
 *
 * @param envelope number, for example {@code ENV-2026-0001}
 * @param code name of the {@link DeclineReason}
 * @param reason in the signer's words; may be empty
 */
public record EnvelopeDeclined(String envelope, String code, String reason) {}
