package com.saleswright.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who sees which quotes, and finds them. */
class QuoteSearchTest extends DealsFixture {

    @Autowired
    JdbcTemplate template;

    @Test
    void showsAQuoteOnlyToThoseItConcerns() {
        Quote quote = submitted();

        for (String reader : List.of(REP, MANAGER, "qt.vp", FINANCE)) {
            assertThat(deals.get(quote.number(), reader).number()).isEqualTo(quote.number());
            assertThat(numbersSeenBy(reader)).as(reader).contains(quote.number());
        }
        for (String stranger : List.of(OTHER_REP, TRAINER, "qt.nobody")) {
            assertThatThrownBy(() -> deals.get(quote.number(), stranger)).isInstanceOf(NoSuchQuote.class);
            assertThat(numbersSeenBy(stranger)).as(stranger).doesNotContain(quote.number());
        }
        assertThatThrownBy(() -> deals.change(quote.number(), draft(), null, MANAGER))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> deals.draft(draft(), TRAINER)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void findsByTextStatusAndOwner() {
        Quote quote = submitted();
        QuoteFilter.Sort sort = QuoteFilter.Sort.AMOUNT;

        for (String text : List.of(
                quote.number().toLowerCase(java.util.Locale.ROOT),
                quote.number().replaceFirst(".*-0*", ""),
                "TEST mills",
                "pum fo mil")) {
            assertThat(list.search(new QuoteFilter(text, null, null, false, sort), REP, 0, 25))
                    .hasSize(1);
        }
        for (String text : List.of("%", "umps", "pumps nowhere")) {
            assertThat(list.search(new QuoteFilter(text, null, null, false, sort), REP, 0, 25))
                    .as(text)
                    .isEmpty();
        }
        assertThat(list.search(new QuoteFilter(null, QuoteStatus.DRAFT, null, false, sort), REP, 0, 25))
                .isEmpty();
        assertThat(list.search(new QuoteFilter(null, null, REP, false, sort), MANAGER, 0, 25))
                .hasSize(1);
        assertThat(list.search(new QuoteFilter(null, null, null, true, sort), REP, 0, 25))
                .isEmpty();
        assertThat(list.owners(MANAGER)).containsExactly(REP);
    }

    @Test
    void findsByTheWordsOfToday() {
        Quote quote = deals.draft(draft(line(pump, 1, null, null)), REP);
        QuoteDraft draft = draft(line(pump, 1, null, null));
        deals.change(
                quote.number(),
                new QuoteDraft(
                        customer,
                        null,
                        "Valves for the hall",
                        draft.lines(),
                        draft.terms(),
                        null,
                        draft.reason(),
                        null),
                null,
                REP);

        assertThat(numbersFoundBy("valves")).containsExactly(quote.number());
        assertThat(numbersFoundBy("pumps")).isEmpty();
    }

    @Test
    void givesWordsToQuotesOfEarlierVersions() {
        Quote quote = deals.draft(draft(line(pump, 1, null, null)), REP);
        jdbc.sql("DELETE FROM quote_word").update();
        assertThat(numbersFoundBy("pumps")).isEmpty();

        template.execute((ConnectionCallback<Void>) connection -> {
            Context migration = mock(Context.class);
            when(migration.getConnection()).thenReturn(connection);
            new QuoteWordsMigration().migrate(migration);
            return null;
        });

        assertThat(numbersFoundBy("pumps")).containsExactly(quote.number());
    }

    private List<String> numbersFoundBy(String text) {
        return list.search(new QuoteFilter(text, null, null, false, QuoteFilter.Sort.CHANGED), REP, 0, 25)
                .map(QuoteSummary::number)
                .getContent();
    }
}
