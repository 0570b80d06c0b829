package com.saleswright.deals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What entered but unsaved content amounts to.
 *
 * @param lines by position; null for a line that is wrong or not complete
 * @param preview null while something is wrong or there are no lines
 */
public record Calculation(
        List<@Nullable QuoteLine> lines, List<QuoteRejected.Problem> problems, @Nullable Preview preview) {}
