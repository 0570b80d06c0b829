package com.saleswright.deals;

import com.saleswright.testkit.TestClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Quotes to test with. */
final class QuoteFixtures {

    private QuoteFixtures() {}

    static QuoteLine aLine(int quantity, String list, String net, @Nullable String cost) {
        return new QuoteLine(
                1,
                "Pump P20",
                quantity,
                new BigDecimal(list),
                new BigDecimal(net),
                cost == null ? null : new BigDecimal(cost));
    }

    static QuoteContent aContent(QuoteLine... lines) {
        return new QuoteContent(
                7,
                "Northwind Mills",
                null,
                "Pumps for the new hall",
                List.of(lines),
                Terms.STANDARD,
                null,
                "Opens the door to the group",
                LocalDate.of(2026, 4, 30));
    }

    static Quote aQuote(QuoteLine... lines) {
        return Quote.draft("DEAL-2026-0001", "rosa", aContent(lines), TestClock.START);
    }
}
