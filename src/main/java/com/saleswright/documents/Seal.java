package com.saleswright.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a seal says.
 *
 * @param signer owner of the certificate
 * @param name of the document, when the seal is ours
 * @param businessKey the case that the document belongs to, when the seal is ours
 * @param at when it was sealed, when the seal is ours
 * @param stampedAt the same by a time stamp authority, when one was asked
 */
public record Seal(
        String signer,
        @Nullable String name,
        @Nullable String businessKey,
        @Nullable Instant at,
        @Nullable Instant stampedAt) {}
