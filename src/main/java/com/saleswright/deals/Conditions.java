package com.saleswright.deals;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What approvers ask for before they agree. The strictest figure of several approvers counts.
 *
 * @param maxDiscount percent that no line may exceed; null when not asked
 * @param prepayment percent to be paid in advance at least; null when not asked
 * @param note in the approvers' words
 */
public record Conditions(@Nullable BigDecimal maxDiscount, @Nullable Integer prepayment, @Nullable String note) {

    /** Both together. */
    public Conditions and(Conditions other) {
        BigDecimal discount = maxDiscount == null
                ? other.maxDiscount
                : other.maxDiscount == null ? maxDiscount : maxDiscount.min(other.maxDiscount);
        Integer advance = prepayment == null
                ? other.prepayment
                : other.prepayment == null ? prepayment : Integer.valueOf(Math.max(prepayment, other.prepayment));
        String words = note == null ? other.note : other.note == null ? note : note + "\n" + other.note;
        return new Conditions(discount, advance, words);
    }
}
