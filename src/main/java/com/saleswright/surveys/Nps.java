package com.saleswright.surveys;

import java.util.List;
import java.util.Locale;

/**
 * How many would recommend us: the Net Promoter Score of some answers.
 *
 * @param promoters who scored 9 or 10
 * @param passives who scored 7 or 8
 * @param detractors who scored 0 to 6
 */
public record Nps(long promoters, long passives, long detractors) {

    static Nps of(List<Integer> scores) {
        long up = scores.stream().filter(s -> s >= 9).count();
        long down = scores.stream().filter(s -> s <= 6).count();
        return new Nps(up, scores.size() - up - down, down);
    }

    /** How many have answered. */
    public long answers() {
        return promoters + passives + detractors;
    }

    /** Share of promoters less share of detractors, from -100 to 100 with two decimals; 0 without answers. */
    public double score() {
        return answers() == 0 ? 0 : Math.round(10_000.0 * (promoters - detractors) / answers()) / 100.0;
    }

    /** Where the score of all customers lies, with a confidence of 95 %. */
    public Range interval() {
        return Intervals.nps(promoters, passives, detractors);
    }

    public Share promoterShare() {
        return new Share(promoters, answers());
    }

    public Share passiveShare() {
        return new Share(passives, answers());
    }

    public Share detractorShare() {
        return new Share(detractors, answers());
    }

    /** As people read it, with one decimal. */
    public String text() {
        return String.format(Locale.ROOT, "%.1f", score());
    }
}
