package com.saleswright.surveys;

import java.util.Locale;

/** From the lowest to the highest value. */
public record Range(double low, double high) {

    /** As people read it, with one decimal. */
    public String text() {
        return String.format(Locale.ROOT, "%.1f to %.1f", low, high);
    }
}
