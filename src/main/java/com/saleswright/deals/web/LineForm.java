package com.saleswright.deals.web;

import com.saleswright.deals.QuoteLine;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A line as it stands in the form: net price and discount say the same in two ways, and whichever was changed counts.
 *
 * @param shownProduct what the form showed before it was changed
 * @param shownNet likewise
 * @param shownDiscount likewise
 */
record LineForm(
        String product,
        String quantity,
        String net,
        String discount,
        String shownProduct,
        String shownNet,
        String shownDiscount) {

    static LineForm empty() {
        return new LineForm("", "1", "", "", "", "", "");
    }

    static LineForm of(QuoteLine line) {
        String net = line.netPrice().toPlainString();
        String discount = percent(line.discountPercent());
        String product = Long.toString(line.productId());
        return new LineForm(product, Integer.toString(line.quantity()), net, discount, product, net, discount);
    }

    /** Another product: the price shown belongs to the former one. */
    private boolean otherProduct() {
        return !shownProduct.isEmpty() && !product.equals(shownProduct) && net.equals(shownNet);
    }

    /** The net price that was entered, empty when the discount or the list price decides. */
    String netThatCounts() {
        if (otherProduct() || net.isBlank() || (net.equals(shownNet) && !discount.equals(shownDiscount))) {
            return "";
        }
        return net;
    }

    /** The discount that was entered, empty when the net price decides. */
    String discountThatCounts() {
        if (!netThatCounts().isEmpty()) {
            return "";
        }
        return otherProduct() && discount.equals(shownDiscount) ? "" : discount;
    }

    /** With net price and discount as they follow from what was entered; a discount that was entered stays as it is. */
    LineForm with(QuoteLine line) {
        String netNow = line.netPrice().toPlainString();
        String discountNow = discountThatCounts().isBlank() ? percent(line.discountPercent()) : discount;
        String netKept = netThatCounts().isEmpty() ? netNow : net;
        return new LineForm(product, quantity, netKept, discountNow, product, netKept, discountNow);
    }

    /** Two digits at most, rounded half up, without zeros at the end. */
    private static String percent(BigDecimal percent) {
        BigDecimal rounded = percent.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
