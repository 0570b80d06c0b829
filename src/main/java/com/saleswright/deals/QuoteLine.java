package com.saleswright.deals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One line of a quote, with the product's name, list price and cost as they were when the line was last saved.
 *
 * @param quantity pieces, 1 or more
 * @param listPrice of one piece, 2 digits
 * @param netPrice of one piece, 2 digits, as the customer pays it
 * @param unitCost of one piece, 2 digits; null when the product has no known cost
 */
public record QuoteLine(
        long productId,
        String productName,
        int quantity,
        BigDecimal listPrice,
        BigDecimal netPrice,
        @Nullable BigDecimal unitCost) {

    public QuoteLine {
        listPrice = money(listPrice);
        netPrice = money(netPrice);
        unitCost = unitCost == null ? null : money(unitCost);
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity is %d where 1 or more is expected".formatted(quantity));
        }
        if (listPrice.signum() < 0 || netPrice.signum() < 0) {
            throw new IllegalArgumentException("a price is below zero");
        }
    }

    /** What the customer pays for the line: exact, 2 digits. */
    public BigDecimal netTotal() {
        return netPrice.multiply(BigDecimal.valueOf(quantity));
    }

    /** What the line would cost without discount: exact, 2 digits. */
    public BigDecimal listTotal() {
        return listPrice.multiply(BigDecimal.valueOf(quantity));
    }

    /**
     * Percent that the net price lies below the list price; 0 when it does not.
     *
     * <p>Rounded up to {@value Percent#DIGITS} digits, so that rounding never brings a discount under a limit.
     */
    public BigDecimal discountPercent() {
        if (netPrice.compareTo(listPrice) >= 0) {
            return Percent.ZERO;
        }
        return Percent.of(listPrice.subtract(netPrice), listPrice, RoundingMode.CEILING);
    }

    /** Percent of the net price that is left after the cost, rounded down; null when the cost is unknown or the net price 0. */
    public @Nullable BigDecimal marginPercent() {
        if (unitCost == null || netPrice.signum() == 0) {
            return null;
        }
        return Percent.of(netPrice.subtract(unitCost), netPrice, RoundingMode.FLOOR);
    }

    /** This line with the discount cut to a limit: the net price is raised, rounded up to the cent, where it is too low. */
    public QuoteLine cappedAt(BigDecimal maxDiscountPercent) {
        if (discountPercent().compareTo(maxDiscountPercent) <= 0) {
            return this;
        }
        BigDecimal share = BigDecimal.valueOf(100).subtract(maxDiscountPercent).movePointLeft(2);
        BigDecimal net = listPrice.multiply(share).setScale(2, RoundingMode.CEILING);
        return new QuoteLine(productId, productName, quantity, listPrice, net, unitCost);
    }

    /** Rounds half up to 2 digits. */
    static BigDecimal money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
