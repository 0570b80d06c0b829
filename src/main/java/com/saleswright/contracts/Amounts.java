package com.saleswright.contracts;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Writes amounts with the code of their currency, as contracts do: {@code USD 1,234.50}. */
public final class Amounts {

    private Amounts() {}

    public static String text(BigDecimal amount, String currency) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.US);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return currency + " " + format.format(amount);
    }
}
