package com.saleswright.deals;

import java.time.Instant;

/**
 * A file that belongs to a quote.
 *
 * @param type media type by content
 * @param size bytes
 */
public record Attachment(long id, String name, String type, long size, Instant addedAt, String addedBy) {}
