package com.saleswright.approvals;

import static com.saleswright.approvals.ApprovalFixtures.DIRECTOR;
import static com.saleswright.approvals.ApprovalFixtures.FINANCE;
import static com.saleswright.approvals.ApprovalFixtures.MANAGER;
import static com.saleswright.approvals.ApprovalFixtures.aRequest;
import static com.saleswright.approvals.ApprovalFixtures.any;
import static com.saleswright.approvals.ApprovalFixtures.inStage;
import static com.saleswright.approvals.ChainView.SeatStatus.APPROVED;
import static com.saleswright.approvals.ChainView.SeatStatus.AUTOMATIC;
import static com.saleswright.approvals.ChainView.SeatStatus.CARRIED;
import static com.saleswright.approvals.ChainView.SeatStatus.NOT_NEEDED;
import static com.saleswright.approvals.ChainView.SeatStatus.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.approvals.ChainView.Outcome;
import com.saleswright.approvals.ChainView.Overruled;
import com.saleswright.approvals.ChainView.SeatStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Instant NOW = Instant.parse("2026-03-04T09:00:00Z");

    private final Rounds none = new Rounds(List.of());

    @Test
    void putsSeveralRulesForARoleInAStageIntoOneSeat() {
        Requirement credit = new Requirement("credit", "finance", 2, "The credit limit is exceeded", Set.of());
        Chain chain = none.next(aRequest("D-1", "rosa", FINANCE, credit), NOW);
        assertThat(chain.seats()).hasSize(1);
        assertThat(chain.seats().get(0).reasons()).extracting(Reason::rule).containsExactly("marginUnder15", "credit");
    }

    @Test
    void ordersStages() {
        Chain chain = none.next(aRequest("D-1", "rosa", DIRECTOR, MANAGER), NOW);
        assertThat(chain.seats()).extracting(Seat::role).containsExactly("sales-manager", "sales-director");
        assertThat(chain.stage()).hasValue(1);
    }

    @Test
    void needsNobodyForAnAutomaticRequirement() {
        Requirement small = new Requirement("small", Requirement.AUTOMATIC, 1, "Within the policy", Set.of());
        Chain chain = none.next(aRequest("D-1", "rosa", small), NOW);
        assertThat(statuses(chain)).containsExactly(AUTOMATIC);
        assertThat(chain.reached()).isEqualTo(Outcome.approved);
    }

    @Test
    void carriesAnApprovalWhenNothingGotWorse() {
        Chain next = after(approved(10, 20, Decision.approve())).next(aRequest("D-1", "rosa", 8, 20, MANAGER), NOW);
        assertThat(statuses(next)).containsExactly(CARRIED);
        assertThat(next.round()).isEqualTo(2);
        assertThat(next.reached()).isEqualTo(Outcome.approved);
    }

    @Test
    void asksAgainWhenAJudgedFigureGotWorse() {
        Chain next = after(approved(10, 20, Decision.approve())).next(aRequest("D-1", "rosa", 11, 20, MANAGER), NOW);
        assertThat(statuses(next)).containsExactly(WAITING);
    }

    @Test
    void doesNotAskAgainForAFigureThatTheRuleDoesNotJudge() {
        Chain next = after(approved(10, 20, Decision.approve())).next(aRequest("D-1", "rosa", 10, 5, MANAGER), NOW);
        assertThat(statuses(next)).containsExactly(CARRIED);
    }

    @Test
    void asksARoleAgainWhenAnotherRuleAsksForIt() {
        Requirement other = new Requirement("paymentOver60", "sales-manager", 1, "Late payment", Set.of());
        Chain next =
                after(approved(10, 20, Decision.approve())).next(aRequest("D-1", "rosa", 10, 20, MANAGER, other), NOW);
        assertThat(statuses(next)).containsExactly(WAITING);
    }

    @Test
    void asksForANewRoleOnly() {
        Chain next = after(approved(10, 20, Decision.approve()))
                .next(aRequest("D-1", "rosa", 10, 20, MANAGER, DIRECTOR), NOW);
        assertThat(statuses(next)).containsExactly(CARRIED, WAITING);
    }

    @Test
    void comparesWithTheRoundThatWasReallyApprovedNotWithTheLastOne() {
        Chain first = approved(10, 20, Decision.approve());
        Chain second = stored(after(first).next(aRequest("D-1", "rosa", 5, 20, MANAGER), NOW), 2);
        Rounds both = new Rounds(List.of(first, second));
        assertThat(statuses(both.next(aRequest("D-1", "rosa", 9, 20, MANAGER), NOW)))
                .containsExactly(CARRIED);
        assertThat(statuses(both.next(aRequest("D-1", "rosa", 11, 20, MANAGER), NOW)))
                .containsExactly(WAITING);
    }

    @Test
    void asksAgainAfterALapseOrAnOverride() {
        Chain chain = approved(10, 20, Decision.approve());
        ApprovalRequest same = aRequest("D-1", "rosa", 10, 20, MANAGER);
        assertThat(statuses(after(chain.closed(Outcome.lapsed, NOW)).next(same, NOW)))
                .containsExactly(WAITING);
        assertThat(statuses(after(chain.overruledBy(new Overruled("ada", "urgent", null, null)))
                        .next(same, NOW)))
                .containsExactly(WAITING);
    }

    @Test
    void asksAgainWhenTheApproverIsTheRequesterNow() {
        Chain next = after(approved(10, 20, Decision.approve())).next(aRequest("D-1", "marc", 10, 20, MANAGER), NOW);
        assertThat(statuses(next)).containsExactly(WAITING);
    }

    @Test
    void carriesConditionsUntilTheyAreMet() {
        Decision conditional = Decision.approve(
                List.of(
                        new Condition("discount", "Maximum discount", "8"),
                        new Condition("prepayment", "Prepayment", "30 %")),
                "too much");
        Rounds rounds = after(approved(10, 20, conditional));
        assertThat(rounds.next(aRequest("D-1", "rosa", 9, 20, MANAGER), NOW).conditions())
                .extracting(Condition::name)
                .containsExactly("discount", "prepayment");
        Chain met = rounds.next(aRequest("D-1", "rosa", 8, 20, MANAGER), NOW);
        assertThat(met.conditions()).extracting(Condition::name).containsExactly("prepayment");
        assertThat(met.reached()).isEqualTo(Outcome.approvedWithConditions);
    }

    @Test
    void asksNobodyElseWhereOneCarriedApprovalSuffices() {
        Chain next = after(approved(10, 20, Decision.approve()))
                .next(aRequest("D-1", "rosa", 10, 20, any(MANAGER), any(inStage(1, FINANCE))), NOW);
        assertThat(statuses(next)).containsExactlyInAnyOrder(CARRIED, NOT_NEEDED);
    }

    /** A first round in which marc has answered for the sales manager. */
    private Chain approved(double discount, double margin, Decision decision) {
        Chain chain = stored(none.next(aRequest("D-1", "rosa", discount, margin, MANAGER), NOW), 1);
        Candidate marc = new Candidate("marc", null, "Sales manager");
        Seat seat = chain.seats()
                .get(0)
                .queue(Turn.of(marc, true))
                .ask(marc, NOW, NOW)
                .decide("marc", decision, null, NOW);
        assertThat(seat.status()).isEqualTo(APPROVED);
        Chain answered = chain.answered(seat);
        return answered.closed(answered.reached(), NOW);
    }

    private static Rounds after(Chain chain) {
        return new Rounds(List.of(chain));
    }

    /** As the database would give it back: with ids. */
    private static Chain stored(Chain chain, long id) {
        List<Seat> seats = new ArrayList<>();
        for (Seat s : chain.seats()) {
            seats.add(new Seat(
                    id * 10 + seats.size(),
                    s.stage(),
                    s.role(),
                    s.alwaysAsk(),
                    s.anySuffices(),
                    s.reasons(),
                    s.status(),
                    s.basis(),
                    s.turns(),
                    0));
        }
        return chain.withSeats(seats);
    }

    private static List<SeatStatus> statuses(Chain chain) {
        return chain.seats().stream().map(Seat::status).toList();
    }
}
