package com.saleswright.surveys;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/** Where the true value lies with a confidence of 95 %. */
final class Intervals {

    private static final double ERROR_RATE = 0.05;
    private static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability(ERROR_RATE / 2);

    private Intervals() {}

    /** Of a share, in per cent: Wilson's score interval, which holds for few answers too. */
    static Range share(long hits, long of) {
        Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                Math.toIntExact(of), Math.toIntExact(hits), ERROR_RATE);
        return new Range(100 * interval.getLowerBound(), 100 * interval.getUpperBound());
    }

    /**
     * Of a Net Promoter Score, from -100 to 100: the adjusted Wald interval with three answers more, ¾ of them promoters
     * and ¾ detractors. It keeps its confidence for few answers and where all answers are alike, which the plain
     * interval from the variance of -1, 0 and +1 does not.
     *
     * @see <a href="https://arxiv.org/abs/1601.07235">B. Rocks, Interval Estimation for the "Net Promoter
     *     Score", The American Statistician 70 (2016), 365–372</a>
     */
    static Range nps(long promoters, long passives, long detractors) {
        double n = promoters + passives + detractors + 3.0;
        double up = (promoters + 0.75) / n;
        double down = (detractors + 0.75) / n;
        double middle = up - down;
        double reach = Z * Math.sqrt((up + down - middle * middle) / n);
        return new Range(100 * Math.max(-1, middle - reach), 100 * Math.min(1, middle + reach));
    }
}
