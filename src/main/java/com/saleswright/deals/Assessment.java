package com.saleswright.deals;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a quote that the deal policy decides on.
 *
 * @param maxLineDiscount percent
 * @param marginPercent null when a cost is unknown
 * @param openAmount approved quotes of this customer, without this one
 * @param creditExposure open amount and this quote together
 * @param sellingAuthority what the rep may sell without the next level
 */
public record Assessment(
        BigDecimal maxLineDiscount,
        @Nullable BigDecimal marginPercent,
        int paymentDays,
        int prepaymentPercent,
        int contractMonths,
        @Nullable String nonStandardTerms,
        BigDecimal amount,
        BigDecimal openAmount,
        BigDecimal creditLimit,
        BigDecimal sellingAuthority) {

    public BigDecimal creditExposure() {
        return openAmount.add(amount);
    }

    public boolean creditExceeded() {
        return creditExposure().compareTo(creditLimit) > 0;
    }

    public boolean aboveAuthority() {
        return amount.compareTo(sellingAuthority) > 0;
    }

    /** The inputs of the decision table {@code deal-policy} by name; an unknown margin is there as null. */
    public Map<String, @Nullable Object> inputs() {
        Map<String, @Nullable Object> inputs = new HashMap<>();
        inputs.put("maxLineDiscount", maxLineDiscount.doubleValue());
        inputs.put("marginPercent", marginPercent == null ? null : marginPercent.doubleValue());
        inputs.put("paymentDays", paymentDays);
        inputs.put("creditExceeded", creditExceeded());
        inputs.put("nonStandardTerms", nonStandardTerms != null);
        inputs.put("aboveAuthority", aboveAuthority());
        inputs.put("amount", amount.doubleValue());
        return inputs;
    }
}
