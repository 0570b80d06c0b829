package com.saleswright.deals;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a quote offers, apart from where it stands: the part that approvers approve and snapshots keep. */
public record QuoteContent(
        long customerId,
        String customerName,
        @Nullable String opportunityId,
        String title,
        List<QuoteLine> lines,
        Terms terms,
        @Nullable String competitor,
        @Nullable String reason,
        LocalDate validUntil) {

    public QuoteContent {
        lines = List.copyOf(lines);
    }

    QuoteContent with(List<QuoteLine> otherLines, Terms otherTerms) {
        return new QuoteContent(
                customerId, customerName, opportunityId, title, otherLines, otherTerms, competitor, reason, validUntil);
    }
}
