package com.saleswright.deals;

import org.jspecify.annotations.Nullable;

/**
 * The conditions of a quote beside its prices.
 *
 * @param paymentDays days from invoice to payment, 0 to 365
 * @param contractMonths length of the contract, 1 to 120
 * @param prepaymentPercent share paid in advance, 0 to 100
 * @param nonStandardTerms terms that differ from the standard contract, in words; null when there are none
 */
public record Terms(int paymentDays, int contractMonths, int prepaymentPercent, @Nullable String nonStandardTerms) {

    /** What a new quote starts with. */
    public static final Terms STANDARD = new Terms(30, 12, 0, null);

    public Terms {
        nonStandardTerms = nonStandardTerms == null || nonStandardTerms.isBlank() ? null : nonStandardTerms.strip();
    }

    public boolean standard() {
        return nonStandardTerms == null;
    }

    Terms withPrepayment(int percent) {
        return new Terms(paymentDays, contractMonths, Math.max(prepaymentPercent, percent), nonStandardTerms);
    }
}
