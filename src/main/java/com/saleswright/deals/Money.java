package com.saleswright.deals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes amounts in the company's currency, and percentages, as pages, forms and mails show them. */
@Component("money")
public class Money {

    private final Currency currency;

    Money(@Value("${saleswright.currency:USD}") String currency) {
        this.currency = Currency.getInstance(currency);
    }

    /** With the currency sign and its usual digits: {@code $1,234.50}. */
    public String format(BigDecimal amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
        format.setCurrency(currency);
        return format.format(amount);
    }

    /** Rounded half up to one digit: {@code 12.5 %}; {@code unknown} for null. */
    public static String percent(@Nullable BigDecimal percent) {
        if (percent == null) {
            return "unknown";
        }
        DecimalFormat format = new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.US));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(percent) + " %";
    }

    /** {@link #percent} for templates, which cannot call static methods. */
    public String inPercent(@Nullable BigDecimal percent) {
        return percent(percent);
    }

    public String currency() {
        return currency.getCurrencyCode();
    }
}
