package com.saleswright.documents;

import java.time.Instant;

/**
 * What the archive knows about a document.
 *
 * @param businessKey the case it belongs to
 * @param sha256 hash of the content in hexadecimal digits
 */
public record ArchivedDocument(
        long id, String businessKey, String name, String mediaType, long size, String sha256, Instant archivedAt) {}
