package com.saleswright.surveys;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What customers have answered, as far as the viewer may see it.
 *
 * @param filter as it was used
 * @param total null when withheld
 * @param scores how many answers have the score 0, 1, … 10; empty when withheld
 * @param tables by class, region, product, trigger, campaign and sales person
 * @param own what is told about the viewer; null when nobody was asked about them
 * @param readable how many answers the viewer may read
 * @param wholeMonths whether the period was widened to whole months
 */
public record Results(
        ResultsFilter filter,
        @Nullable Figures total,
        List<Long> scores,
        List<Dimension> dimensions,
        List<Line> trend,
        List<Table> tables,
        @Nullable Own own,
        List<Theme> themes,
        long readable,
        boolean wholeMonths) {

    /** Whether nobody was asked. */
    public boolean empty() {
        return total != null && total.sent() == 0;
    }

    /**
     * How surveys turned out.
     *
     * @param sent mails that went out
     * @param bounced those of them that came back
     */
    public record Figures(long sent, long bounced, Nps nps) {

        /** Answers of those who, as far as we know, got the mail. */
        public Share response() {
            return new Share(nps.answers(), sent - bounced);
        }
    }

    /** @param figures null when withheld */
    public record Line(String key, String label, @Nullable Figures figures) {}

    /** @param field of the filter that a line stands for */
    public record Table(String field, String heading, List<Line> lines) {}

    /**
     * Satisfaction with one thing.
     *
     * @param answers how many gave a mark; the others are null when withheld
     * @param mean from 1 to 5
     * @param satisfied who gave 4 or 5
     */
    public record Dimension(String label, @Nullable Long answers, @Nullable Double mean, @Nullable Share satisfied) {

        /** As people read it, with two decimals. */
        public String meanText() {
            return mean == null ? "" : String.format(Locale.ROOT, "%.2f", mean);
        }
    }

    /** @param nps null when withheld */
    public record Theme(String word, int answers, @Nullable Nps nps) {}

    /**
     * What customers say about the viewer, by complete fives.
     *
     * @param nps null below five
     * @param satisfaction with the viewer as sales person; null below five marks
     */
    public record Own(@Nullable Nps nps, @Nullable Dimension satisfaction) {}

    /** What there is to choose from in the filter. */
    public record Choices(
            List<Choice> campaigns, List<Choice> regions, List<Choice> products, List<Choice> people, boolean search) {}

    /** @param key what the filter holds */
    public record Choice(String key, String label) {}
}
