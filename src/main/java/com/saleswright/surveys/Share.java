package com.saleswright.surveys;

import java.util.Locale;

/** Some of all. */
public record Share(long hits, long of) {

    /** With two decimals; 0 of none. */
    public double percent() {
        return of == 0 ? 0 : Math.round(10_000.0 * hits / of) / 100.0;
    }

    /** Where the share of all customers lies, with a confidence of 95 %. */
    public Range interval() {
        return Intervals.share(hits, of);
    }

    /** As people read it, with one decimal. */
    public String text() {
        return String.format(Locale.ROOT, "%.1f %%", percent());
    }
}
