package com.saleswright.contracts;

import com.saleswright.deals.QuoteContent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was approved and may be signed: the part of a quote that the customer sees.
 *
 * @param paymentDays days from invoice to payment
 * @param contractMonths length of the contract
 * @param prepaymentPercent share paid in advance
 * @param nonStandardTerms terms that differ from the standard contract, in words; null when there are none
 * @param amount sum of the lines, 2 digits
 */
public record Agreement(
        long customerId,
        String customerName,
        String title,
        List<Line> lines,
        int paymentDays,
        int contractMonths,
        int prepaymentPercent,
        @Nullable String nonStandardTerms,
        BigDecimal amount) {

    /**
     * A line.
     *
     * @param price of one piece, 2 digits, as the customer pays it
     * @param total of the line, 2 digits
     */
    public record Line(String product, int quantity, BigDecimal price, BigDecimal total) {}

    public Agreement {
        lines = List.copyOf(lines);
        BigDecimal sum = lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(amount) != 0) {
            throw new IllegalArgumentException("The lines come to %s, not to %s".formatted(sum, amount));
        }
    }

    /** What the customer sees of a quote: no costs, no list prices, no reasons. */
    public static Agreement of(QuoteContent quote) {
        List<Line> lines = quote.lines().stream()
                .map(l -> new Line(l.productName(), l.quantity(), l.netPrice(), l.netTotal()))
                .toList();
        return new Agreement(
                quote.customerId(),
                quote.customerName(),
                quote.title(),
                lines,
                quote.terms().paymentDays(),
                quote.terms().contractMonths(),
                quote.terms().prepaymentPercent(),
                quote.terms().nonStandardTerms(),
                lines.stream().map(Line::total).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add));
    }

    /** How a contract that is prepared so differs from what was approved, one sentence each; none when it does not. */
    public List<String> differences(Preparation prepared) {
        List<String> all = new ArrayList<>();
        compare(all, "Payment", "%d days", paymentDays, prepared.paymentDays());
        compare(all, "The length", "%d months", contractMonths, prepared.contractMonths());
        compare(all, "The prepayment", "%d %%", prepaymentPercent, prepared.prepaymentPercent());
        return all;
    }

    private static void compare(List<String> all, String what, String unit, int approved, int wanted) {
        if (approved != wanted) {
            all.add("%s would be %s; %s were approved."
                    .formatted(what, unit.formatted(wanted), unit.formatted(approved)));
        }
    }
}
