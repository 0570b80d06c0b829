package com.saleswright.signing;

/**
 * Everybody has signed, and the sealed document is archived. Published inside the transaction that archived it.
 *
 * @param envelope number, for example {@code ENV-2026-0001}
 * @param archiveId id of the sealed document in {@link com.saleswright.documents.Archive}
 */
public record EnvelopeCompleted(String envelope, String archiveId) {}
