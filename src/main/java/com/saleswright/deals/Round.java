package com.saleswright.deals;

import java.time.Instant;
import java.util.List;

/**
 * A version of a quote that was submitted, or that accepted conditions made.
 *
 * @param changes from the version before; empty for the first
 */
public record Round(
        int number,
        boolean byConditions,
        Instant at,
        String by,
        QuoteContent content,
        String hash,
        List<Change> changes) {}
