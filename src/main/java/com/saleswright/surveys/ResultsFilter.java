package com.saleswright.surveys;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which surveys results are about. What is null does not matter.
 *
 * @param from first day, in UTC, on which the customer was asked
 * @param to last day
 * @param campaign number of a campaign
 * @param customerClass importance of the customer when asked: A, B or C
 * @param region id of the office that sold
 * @param rep user id of the sales person who is rated
 * @param text words that the comment or the needs hold, all of them; empty for any
 */
public record ResultsFilter(
        LocalDate from,
        LocalDate to,
        @Nullable String campaign,
        @Nullable String customerClass,
        @Nullable String region,
        @Nullable String product,
        @Nullable Trigger trigger,
        @Nullable String rep,
        String text) {

    /** More do not make a search better. */
    private static final int MOST_WORDS = 10;

    /** In lower case. */
    public List<String> words() {
        return text.lines()
                .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /** Whether the trend goes by quarters: months of more than two years would be too many to read. */
    public boolean quarterly() {
        return from.plusYears(2).isBefore(to);
    }

    ResultsFilter wholeMonths() {
        return new ResultsFilter(
                from.withDayOfMonth(1),
                YearMonth.from(to).atEndOfMonth(),
                campaign,
                customerClass,
                region,
                product,
                trigger,
                rep,
                text);
    }
}
