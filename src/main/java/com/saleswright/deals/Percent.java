package com.saleswright.deals;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percentages as the rules compare them. Pages show one digit. */
final class Percent {

    /** Digits after the point: no rule names a limit with more. */
    static final int DIGITS = 6;

    static final BigDecimal ZERO = BigDecimal.ZERO.setScale(DIGITS);

    private Percent() {}

    /** {@code part / whole * 100}. With CEILING or FLOOR the result is on the same side of any limit as the exact value. */
    static BigDecimal of(BigDecimal part, BigDecimal whole, RoundingMode rounding) {
        return part.movePointRight(2).divide(whole, DIGITS, rounding);
    }
}
