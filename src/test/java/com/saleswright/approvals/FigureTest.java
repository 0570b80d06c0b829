package com.saleswright.approvals;

import static com.saleswright.approvals.Figure.Change.BETTER;
import static com.saleswright.approvals.Figure.Change.NEW;
import static com.saleswright.approvals.Figure.Change.SAME;
import static com.saleswright.approvals.Figure.Change.WORSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.approvals.Figure.Worse;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void isWorseWhereHigherIsWorseAndItRose() {
        assertThat(figure("12", Worse.HIGHER).since(figure("10", Worse.HIGHER))).isEqualTo(WORSE);
        assertThat(figure("8", Worse.HIGHER).since(figure("10", Worse.HIGHER))).isEqualTo(BETTER);
    }

    @Test
    void isWorseWhereLowerIsWorseAndItFell() {
        assertThat(figure("8", Worse.LOWER).since(figure("10", Worse.LOWER))).isEqualTo(WORSE);
        assertThat(figure("12", Worse.LOWER).since(figure("10", Worse.LOWER))).isEqualTo(BETTER);
    }

    @Test
    void isTheSameWhateverTheTrailingZeros() {
        assertThat(figure("10.00", Worse.HIGHER).since(figure("10", Worse.HIGHER)))
                .isEqualTo(SAME);
        assertThat(figure("10.00", Worse.ANY_CHANGE).since(figure("10", Worse.ANY_CHANGE)))
                .isEqualTo(SAME);
    }

    @Test
    void isWorseWithAnyChangeWhereNoWayIsBetter() {
        assertThat(figure("9", Worse.ANY_CHANGE).since(figure("10", Worse.ANY_CHANGE)))
                .isEqualTo(WORSE);
        assertThat(terms("Net 30").since(terms("Net 30"))).isEqualTo(SAME);
        assertThat(terms("Unlimited liability").since(terms("Net 30"))).isEqualTo(WORSE);
    }

    @Test
    void isWorseWhenANumberIsNoLongerKnown() {
        Figure unknown = new Figure("margin", "Margin", "unknown", null, Worse.LOWER);
        assertThat(unknown.since(figure("10", Worse.LOWER))).isEqualTo(WORSE);
    }

    @Test
    void isNewWhenItWasNotThere() {
        assertThat(figure("1", Worse.HIGHER).since(null)).isEqualTo(NEW);
    }

    @Test
    void keepsWithinALimitOnTheSideThatIsBetter() {
        assertThat(figure("12", Worse.HIGHER).keepsWithin(BigDecimal.valueOf(12)))
                .isTrue();
        assertThat(figure("12.1", Worse.HIGHER).keepsWithin(BigDecimal.valueOf(12)))
                .isFalse();
        assertThat(figure("30", Worse.LOWER).keepsWithin(BigDecimal.valueOf(20)))
                .isTrue();
        assertThat(figure("10", Worse.LOWER).keepsWithin(BigDecimal.valueOf(20)))
                .isFalse();
    }

    private static Figure figure(String number, Worse worse) {
        return new Figure("figure", "Figure", number + " %", new BigDecimal(number), worse);
    }

    private static Figure terms(String text) {
        return new Figure("terms", "Terms", text, null, Worse.ANY_CHANGE);
    }
}
