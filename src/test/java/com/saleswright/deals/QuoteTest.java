package com.saleswright.deals;

import static com.saleswright.deals.QuoteFixtures.aLine;
import static com.saleswright.deals.QuoteFixtures.aQuote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.TestClock;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuoteTest {

    private static final Instant NOW = TestClock.START;

    @Test
    void addsUpLinesExactly() {
        Quote quote = aQuote(aLine(3, "33.33", "33.33", null), aLine(2, "0.10", "0.05", null));

        assertThat(quote.amount()).isEqualTo("100.09");
        assertThat(quote.listTotal()).isEqualTo("100.19");
    }

    @Test
    void takesTheLargestDiscountOfAllLines() {
        Quote quote = aQuote(aLine(1, "100", "95", null), aLine(1, "200", "150", null));

        assertThat(quote.maxLineDiscount()).isEqualByComparingTo("25");
    }

    @Test
    void takesPriceAboveListAsNoDiscount() {
        assertThat(aLine(1, "100", "120", null).discountPercent()).isEqualByComparingTo("0");
        assertThat(aLine(1, "0", "0", null).discountPercent()).isEqualByComparingTo("0");
    }

    @Test
    void knowsNoMarginWhenOneCostIsUnknown() {
        assertThat(aQuote(aLine(1, "100", "80", "60")).marginPercent()).isEqualByComparingTo("25");
        assertThat(aQuote(aLine(1, "100", "80", "60"), aLine(1, "10", "10", null))
                        .marginPercent())
                .isNull();
        assertThat(aQuote(aLine(1, "100", "0", "60")).marginPercent()).isNull();
        assertThat(aQuote(aLine(1, "100", "50", "60")).marginPercent()).isEqualByComparingTo("-20");
    }

    /** Whatever the figures: rounded percentages stand on the same side of every limit as the exact ones. */
    @Test
    void neverRoundsAcrossALimit() {
        Random random = new Random(4711);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal list = BigDecimal.valueOf(1 + random.nextLong(1_000_000_000_00L), 2);
            BigDecimal limit = BigDecimal.valueOf(random.nextInt(100));
            // A net price within a cent of the limit, where rounding errors would show.
            BigDecimal net = list.multiply(BigDecimal.valueOf(100).subtract(limit))
                    .movePointLeft(2)
                    .setScale(2, RoundingMode.HALF_UP)
                    .add(BigDecimal.valueOf(random.nextInt(3) - 1, 2))
                    .max(BigDecimal.ZERO);
            BigDecimal cost = list.multiply(BigDecimal.valueOf(random.nextInt(100), 2));
            QuoteLine line =
                    aLine(1 + random.nextInt(9), list.toPlainString(), net.toPlainString(), cost.toPlainString());

            BigDecimal exact = list.subtract(net).movePointRight(2).divide(list, new MathContext(60));
            assertThat(line.discountPercent().compareTo(limit) > 0)
                    .as("discount of %s against %s %%", line, limit)
                    .isEqualTo(exact.compareTo(limit) > 0);
            assertThat(line.discountPercent()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));

            BigDecimal margin = Objects.requireNonNullElse(aQuote(line).marginPercent(), BigDecimal.ZERO);
            if (net.signum() > 0) {
                BigDecimal exactMargin =
                        net.subtract(QuoteLine.money(cost)).movePointRight(2).divide(net, new MathContext(60));
                assertThat(margin.compareTo(limit) < 0)
                        .as("margin of %s against %s %%", line, limit)
                        .isEqualTo(exactMargin.compareTo(limit) < 0);
            }
        }
    }

    /** The amount is the same in whatever order the lines come, and capping a discount keeps to the cap. */
    @Test
    void keepsToTheCapWhateverThePrices() {
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            List<QuoteLine> lines = new ArrayList<>();
            for (int l = 0; l < 1 + random.nextInt(5); l++) {
                BigDecimal list = BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2);
                lines.add(aLine(
                        1 + random.nextInt(50),
                        list.toPlainString(),
                        list.multiply(BigDecimal.valueOf(random.nextInt(130), 2))
                                .toPlainString(),
                        null));
            }
            BigDecimal cap = BigDecimal.valueOf(random.nextInt(1000), 1);
            Quote quote = aQuote(lines.toArray(QuoteLine[]::new))
                    .submitted("hash", NOW)
                    .offered(new Conditions(cap, null, null), NOW);
            Quote capped = aQuote(quote.contentUnderConditions().lines().toArray(QuoteLine[]::new));

            assertThat(capped.maxLineDiscount()).isLessThanOrEqualTo(cap.max(BigDecimal.ZERO));
            assertThat(capped.amount()).isGreaterThanOrEqualTo(quote.amount());
            List<QuoteLine> reversed = new ArrayList<>(lines);
            Collections.reverse(reversed);
            assertThat(aQuote(reversed.toArray(QuoteLine[]::new)).amount()).isEqualTo(quote.amount());
        }
    }

    @Test
    void raisesPrepaymentOnlyWhenItWasLower() {
        Conditions conditions = new Conditions(null, 30, null).and(new Conditions(new BigDecimal("10"), 20, "Please."));

        assertThat(conditions).isEqualTo(new Conditions(new BigDecimal("10"), 30, "Please."));
        assertThat(new Terms(30, 12, 50, null).withPrepayment(30).prepaymentPercent())
                .isEqualTo(50);
        assertThat(new Terms(30, 12, 0, null).withPrepayment(30).prepaymentPercent())
                .isEqualTo(30);
    }

    @Test
    void locksContentFromSubmissionOn() {
        Quote submitted = aQuote(aLine(1, "100", "80", null)).submitted("hash", NOW);

        assertThat(submitted.round()).isEqualTo(1);
        assertThat(submitted.snapshotHash()).isEqualTo("hash");
        assertThatThrownBy(() -> submitted.changed(submitted.content(), NOW))
                .isInstanceOf(WrongQuoteStatus.class)
                .hasMessageContaining("DEAL-2026-0001 is IN_APPROVAL");
        assertThatThrownBy(() -> submitted.submitted("again", NOW)).isInstanceOf(WrongQuoteStatus.class);
    }

    @Test
    void reachesNoStateBehindTheBackOfApproval() {
        for (QuoteStatus from : QuoteStatus.values()) {
            assertThat(from.canBecome(QuoteStatus.APPROVED))
                    .as("from %s", from)
                    .isEqualTo(from == QuoteStatus.IN_APPROVAL);
            assertThat(QuoteStatus.LOST.canBecome(from)).isFalse();
        }
    }

    @Test
    void refusesNegativePricesAndNoPieces() {
        assertThatThrownBy(() -> aLine(0, "1", "1", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> aLine(1, "1", "-1", null)).isInstanceOf(IllegalArgumentException.class);
    }
}
