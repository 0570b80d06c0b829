package com.saleswright.deals.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.deals.QuoteLine;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Net price and discount are two views of one thing: the one that was changed counts. */
class LineFormTest {

    private static final LineForm SHOWN =
            LineForm.of(new QuoteLine(1, "Pump", 2, new BigDecimal("100"), new BigDecimal("80"), new BigDecimal("60")));

    @Test
    void showsBoth() {
        assertThat(SHOWN.net()).isEqualTo("80.00");
        assertThat(SHOWN.discount()).isEqualTo("20");
        assertThat(SHOWN.netThatCounts()).isEqualTo("80.00");
    }

    @Test
    void followsTheDiscountWhenOnlyThatChanged() {
        LineForm changed = with("1", "80.00", "10");

        assertThat(changed.netThatCounts()).isEmpty();
        assertThat(changed.discountThatCounts()).isEqualTo("10");
    }

    @Test
    void followsTheNetPriceWhenThatChanged() {
        assertThat(with("1", "90", "20").netThatCounts()).isEqualTo("90");
        assertThat(with("1", "90", "50").netThatCounts()).isEqualTo("90");
        assertThat(with("1", "90", "50").discountThatCounts()).isEmpty();
    }

    @Test
    void startsFromTheListPriceOfAnotherProduct() {
        LineForm other = with("2", "80.00", "20");

        assertThat(other.netThatCounts()).isEmpty();
        assertThat(other.discountThatCounts()).isEmpty();
        assertThat(with("2", "80.00", "10").discountThatCounts()).isEqualTo("10");
        assertThat(with("2", "70", "20").netThatCounts()).isEqualTo("70");
    }

    @Test
    void takesTheListPriceForAnEmptyNetPrice() {
        assertThat(with("1", "", "").netThatCounts()).isEmpty();
        assertThat(with("1", "", "").discountThatCounts()).isEmpty();
    }

    private static LineForm with(String product, String net, String discount) {
        return new LineForm(product, "2", net, discount, SHOWN.product(), SHOWN.net(), SHOWN.discount());
    }
}
