package com.saleswright.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.approvals.Condition;
import com.saleswright.approvals.Requirement;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.opportunities.OpportunityLost;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

/** Quotes on their way: submitted, approved, sent back, recalled, lost, expired. */
class QuoteProgressTest extends DealsFixture {

    @Autowired
    Opportunities opportunities;

    @Autowired
    ApplicationEvents events;

    @Autowired
    QuoteExpiry expiry;

    @Test
    void submitsAndLocks() {
        Quote quote = deals.draft(draft(line(pump, 2, "80", null)), REP);

        Quote submitted = deals.submit(quote.number(), REP);

        assertThat(told).containsExactly("start " + quote.number());
        assertThat(submitted.status()).isEqualTo(QuoteStatus.IN_APPROVAL);
        assertThat(submitted.snapshotHash()).hasSize(64);
        assertThat(deals.rounds(quote.number(), REP)).hasSize(1).allSatisfy(r -> {
            assertThat(r.content()).isEqualTo(quote.content());
            assertThat(r.hash()).isEqualTo(submitted.snapshotHash());
        });
        assertThatThrownBy(() -> deals.change(quote.number(), draft(), null, REP))
                .isInstanceOf(WrongQuoteStatus.class);
        assertThatThrownBy(() -> deals.submit(quote.number(), REP)).isInstanceOf(WrongQuoteStatus.class);
        assertThatThrownBy(() -> deals.delete(quote.number(), REP)).isInstanceOf(WrongQuoteStatus.class);
        assertThat(told).hasSize(1);
    }

    @Test
    void asksForLinesAndForAReasonWhenSomebodyReadsIt() {
        required = List.of(new Requirement("r", "sales-manager", 1, "Because", Set.of()));
        QuoteDraft bare = new QuoteDraft(
                customer, null, "Pumps", List.of(), Terms.STANDARD, null, null, LocalDate.of(2026, 4, 1));
        Quote quote = deals.draft(bare, REP);

        assertThatThrownBy(() -> deals.submit(quote.number(), REP))
                .hasMessageContaining("Add at least one line")
                .hasMessageContaining("Say why");
        assertThat(deals.get(quote.number(), REP).status()).isEqualTo(QuoteStatus.DRAFT);
        assertThat(told).isEmpty();
    }

    @Test
    void approvesWhatWasSubmitted() {
        Quote quote = submitted();

        Quote approved = progress.approve(quote.number());

        assertThat(approved.status()).isEqualTo(QuoteStatus.APPROVED);
        assertThat(events.stream(DealApproved.class))
                .containsExactly(new DealApproved(
                        quote.number(),
                        customer,
                        REP,
                        quote.amount(),
                        Objects.requireNonNull(quote.snapshotHash()),
                        approved.content()));
        assertThat(deals.timeline(quote.number(), REP))
                .extracting(DealEvent::kind)
                .containsExactly("created", "submitted", "approved");
    }

    @Test
    void doesNotApproveWhatSomebodyChangedBehindTheLock() {
        Quote quote = submitted();
        jdbc.sql("UPDATE quote_line SET net_price = 1 WHERE quote = ?")
                .param(quote.number())
                .update();

        assertThatThrownBy(() -> progress.approve(quote.number()))
                .isInstanceOf(NotAllowed.class)
                .hasMessageContaining("no longer what the approvers saw");
    }

    @Test
    void buildsAcceptedConditionsIntoTheQuote() {
        Quote quote = submitted();
        progress.offerConditions(
                quote.number(),
                List.of(
                        new Condition(DealProgress.MAX_DISCOUNT, "Maximum discount", "12"),
                        new Condition(DealProgress.MAX_DISCOUNT, "Maximum discount", "10"),
                        new Condition(DealProgress.PREPAYMENT, "Prepayment", "30")));

        Quote approved = deals.acceptConditions(quote.number(), REP);

        assertThat(approved.status()).isEqualTo(QuoteStatus.APPROVED);
        assertThat(approved.maxLineDiscount()).isEqualByComparingTo("10");
        assertThat(approved.amount()).isEqualTo("180.00");
        assertThat(approved.terms().prepaymentPercent()).isEqualTo(30);
        assertThat(approved.snapshotHash()).isNotEqualTo(quote.snapshotHash());
        List<Round> rounds = deals.rounds(quote.number(), REP);
        assertThat(rounds).extracting(Round::byConditions).containsExactly(false, true);
        assertThat(rounds.get(1).changes())
                .containsExactly(
                        new Change("QT Pump", "2 × $80.00 (20 % off)", "2 × $90.00 (10 % off)"),
                        new Change("Prepayment", "0 %", "30 %"));
    }

    @Test
    void doesNotAcceptConditionsForAChangedQuote() {
        Quote quote = submitted();
        progress.offerConditions(quote.number(), List.of(new Condition(DealProgress.PREPAYMENT, "Prepayment", "30")));
        deals.change(quote.number(), draft(line(pump, 2, "50", null)), null, REP);

        assertThatThrownBy(() -> deals.acceptConditions(quote.number(), REP)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void goesRoundAgainAfterBeingSentBack() {
        Quote quote = submitted();
        progress.sendBack(quote.number(), "Less discount, please.");

        assertThat(list.waitingFor(REP)).isEqualTo(1);
        assertThat(deals.get(quote.number(), REP).asked()).isEqualTo("Less discount, please.");
        deals.change(quote.number(), draft(line(pump, 2, "90", null)), null, REP);
        Quote again = deals.submit(quote.number(), REP);

        assertThat(told).containsExactly("start " + quote.number(), "rework " + quote.number());
        assertThat(again.round()).isEqualTo(2);
        assertThat(again.asked()).isNull();
        assertThat(deals.rounds(quote.number(), REP).get(1).changes()).hasSize(1);
    }

    @Test
    void recallsWithAReason() {
        Quote quote = submitted();

        assertThatThrownBy(() -> deals.recall(quote.number(), REP, "  ")).isInstanceOf(QuoteRejected.class);
        Quote recalled = deals.recall(quote.number(), REP, "The customer wants other pumps.");

        assertThat(recalled.status()).isEqualTo(QuoteStatus.DRAFT);
        assertThat(deals.submit(quote.number(), REP).round()).isEqualTo(2);
        assertThatThrownBy(() -> deals.recall(quote.number(), MANAGER, "No.")).isInstanceOf(NotAllowed.class);
    }

    @Test
    void losesEveryQuoteOfALostOpportunity() {
        opportunities.save(Opportunity.engaging("QT-OPP", REP, pump, customer, LocalDate.of(2026, 3, 1)));
        Quote running = deals.submit(deals.draft(withOpportunity("QT-OPP"), REP).number(), REP);
        Quote draft = deals.draft(withOpportunity("QT-OPP"), REP);

        deals.on(new OpportunityLost("QT-OPP", null, REP, "Price", REP));

        assertThat(deals.get(running.number(), REP).status()).isEqualTo(QuoteStatus.LOST);
        assertThat(deals.get(draft.number(), REP).status()).isEqualTo(QuoteStatus.LOST);
        assertThat(told).contains("lost " + running.number()).doesNotContain("lost " + draft.number());
    }

    @Test
    void takesUpARejectedQuoteAgain() {
        Quote quote = submitted();
        progress.reject(quote.number(), MANAGER);

        assertThat(deals.reopen(quote.number(), REP).status()).isEqualTo(QuoteStatus.DRAFT);
        assertThatThrownBy(() -> deals.reopen(quote.number(), REP)).isInstanceOf(WrongQuoteStatus.class);
    }

    @Test
    void expiresOnlyAfterTheLastDay() {
        Quote quote = submitted();
        progress.approve(quote.number());
        jdbc.sql("UPDATE quote SET valid_until = ? WHERE number = ?")
                .params(LocalDate.of(2026, 3, 4), quote.number())
                .update();
        assertThat(expiry.expire()).isZero();

        jdbc.sql("UPDATE quote SET valid_until = ? WHERE number = ?")
                .params(LocalDate.of(2026, 3, 3), quote.number())
                .update();
        assertThat(expiry.expire()).isEqualTo(1);
        assertThat(expiry.expire()).isZero();
        assertThat(deals.get(quote.number(), REP).status()).isEqualTo(QuoteStatus.EXPIRED);
        assertThat(deals.reopen(quote.number(), REP).status()).isEqualTo(QuoteStatus.DRAFT);
    }

    @Test
    void countsOtherApprovedQuotesAgainstTheCreditLimit() {
        Quote first = deals.submit(
                deals.draft(draft(line(pump, 400, null, null)), REP).number(), REP);
        progress.approve(first.number());
        Quote second = deals.draft(draft(line(pump, 100, null, null)), REP);

        Assessment facts = progress.assess(second.number());

        assertThat(facts.openAmount()).isEqualByComparingTo("40000");
        assertThat(facts.creditExposure()).isEqualByComparingTo("50000");
        assertThat(facts.creditExceeded()).isFalse();
        Assessment more = progress.assess(
                deals.draft(draft(line(pump, 101, null, null)), REP).number());
        assertThat(more.creditExceeded()).isTrue();
        assertThat(more.aboveAuthority()).isTrue();
        assertThat(more.inputs()).containsEntry("creditExceeded", true).containsEntry("marginPercent", 40.0);
    }
}
