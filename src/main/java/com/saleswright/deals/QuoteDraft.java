package com.saleswright.deals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rep enters; list prices, names and costs come from the products.
 *
 * @param validUntil null: thirty days from today
 */
public record QuoteDraft(
        @Nullable Long customerId,
        @Nullable String opportunityId,
        @Nullable String title,
        List<Line> lines,
        Terms terms,
        @Nullable String competitor,
        @Nullable String reason,
        @Nullable LocalDate validUntil) {

    /**
     * One line.
     *
     * @param netPrice of one piece; null: the list price less the discount
     * @param discountPercent looked at only when there is no net price; null: none
     */
    public record Line(
            @Nullable Long productId,
            @Nullable Integer quantity,
            @Nullable BigDecimal netPrice,
            @Nullable BigDecimal discountPercent) {}

    public QuoteDraft {
        lines = List.copyOf(lines);
    }
}
