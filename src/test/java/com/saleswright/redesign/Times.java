package com.saleswright.redesign;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long something took, in milliseconds.
 *
 * @param sorted all measurements, the shortest first
 */
record Times(double[] sorted) {

    private static final int WARM_UP = 20;
    private static final int MEASURED = 40;

    /** Measures what is warm. */
    static Times of(Runnable work) {
        for (int i = 0; i < WARM_UP; i++) {
            work.run();
        }
        double[] times = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        return of(times);
    }

    static Times of(double... times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return new Times(sorted);
    }

    /** Median, 95th percentile and longest, as cells of a table. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f | %.1f | %.1f",
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.95)],
                sorted[sorted.length - 1]);
    }
}
