package com.saleswright.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures of results, against values that were reckoned elsewhere. */
class ResultsFiguresTest {

    @Test
    void scoreIsPromotersLessDetractors() {
        Nps nps = new Nps(1_436, 968, 342);

        assertThat(nps.score()).isEqualTo(39.84);
        assertThat(nps.text()).isEqualTo("39.8");
        assertThat(nps.promoterShare().percent()).isEqualTo(52.29);
        assertThat(nps.passiveShare().percent()).isEqualTo(35.25);
        assertThat(nps.detractorShare().percent()).isEqualTo(12.45);
    }

    @Test
    void intervalOfManyAnswersIsThatOfTheirVariance() {
        // 39.84 ± 1.96 √((0.6475 - 0.3984²) / 2746) = 39.84 ± 2.61; three more answers hardly move it.
        Range interval = new Nps(1_436, 968, 342).interval();

        assertThat(interval.low()).isCloseTo(37.18, within(0.03));
        assertThat(interval.high()).isCloseTo(42.41, within(0.03));
    }

    @Test
    void intervalOfFewAnswersIsTheAdjustedOne() {
        // n = 13: p = 6.75/13, d = 2.75/13; 30.77 ± 1.95996 √((0.73077 - 0.30769²) / 13)
        Range interval = new Nps(6, 2, 2).interval();

        assertThat(interval.low()).isCloseTo(-12.59, within(0.02));
        assertThat(interval.high()).isCloseTo(74.13, within(0.02));
    }

    @Test
    void intervalOfEqualAnswersIsWide() {
        Range interval = new Nps(5, 0, 0).interval();

        assertThat(new Nps(5, 0, 0).score()).isEqualTo(100);
        assertThat(interval.low()).isBetween(10.0, 30.0);
        assertThat(interval.high()).isEqualTo(100);
    }

    @Test
    void intervalOfAShareIsWilsons() {
        // Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        assertInterval(new Share(81, 263), 25.53, 36.62);
        assertInterval(new Share(15, 148), 6.24, 16.05);
        assertInterval(new Share(0, 20), 0, 16.11);
    }

    @Test
    void nothingIsNotDividedBy() {
        assertThat(new Nps(0, 0, 0).score()).isZero();
        assertThat(new Share(0, 0).percent()).isZero();
    }

    @Test
    void classesOfScoresHaveTheirBorders() {
        assertThat(Nps.of(List.of(0, 6, 7, 8, 9, 10))).isEqualTo(new Nps(2, 2, 2));
    }

    @Test
    void themesAreWordsOfSeveralComments() {
        List<ResultsRows.Comment> comments = List.of(
                new ResultsRows.Comment(9, "a", "Delivery was late, late, LATE"),
                new ResultsRows.Comment(3, "b", "The delivery didn’t come; 交货太晚"),
                new ResultsRows.Comment(10, "b", "交货 great support"));

        List<Results.Theme> themes = Themes.of(comments, said -> true);

        assertThat(themes).containsExactly(new Results.Theme("delivery", 2, new Nps(1, 0, 1)));
        assertThat(Themes.of(comments, said -> false)).containsExactly(new Results.Theme("delivery", 2, null));
    }

    private static void assertInterval(Share share, double low, double high) {
        assertThat(share.interval().low()).isCloseTo(low, within(0.01));
        assertThat(share.interval().high()).isCloseTo(high, within(0.01));
    }
}
