package com.saleswright.approvals;

import static com.saleswright.approvals.ApprovalFixtures.DIRECTOR;
import static com.saleswright.approvals.ApprovalFixtures.FINANCE;
import static com.saleswright.approvals.ApprovalFixtures.MANAGER;
import static com.saleswright.approvals.ApprovalFixtures.aRequest;
import static com.saleswright.approvals.ApprovalFixtures.always;
import static com.saleswright.approvals.ApprovalFixtures.any;
import static com.saleswright.approvals.ApprovalFixtures.inStage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.saleswright.approvals.ChainView.Outcome;
import com.saleswright.approvals.ChainView.SeatLine;
import com.saleswright.approvals.ChainView.SeatStatus;
import com.saleswright.redesign.replay.Reproduced;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.SqlCount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Every way through approval-chain, and every rule on who is asked. */
@SaleswrightTest
@Reproduced(value = "approval-chain", atLeast = 20)
class ApprovalChainProcessTest {

    @Autowired
    private ApplicationContext context;

    private final String key = ApprovalDriver.newCase();
    private ApprovalDriver approvals;

    @BeforeEach
    void open() {
        approvals = new ApprovalDriver(context);
    }

    @AfterEach
    void close() {
        approvals.close();
    }

    @Test
    void approvesWhenEverybodyAgrees() {
        approvals.start(key, MANAGER, DIRECTOR);
        assertThat(approvals.asked(key)).containsExactly("ap.marc");

        approvals.decide(key, "ap.marc", Decision.approve());
        assertThat(approvals.asked(key)).containsExactly("ap.dana");

        approvals.decide(key, "ap.dana", Decision.approve());
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
        assertThat(approvals.outcome(key)).isEqualTo(Outcome.approved);
        assertThat(approvals.mails(key, "request")).containsExactly("ap.marc", "ap.dana");
    }

    @Test
    void approvesAtOnceWhenNobodyNeedsToBeAsked() {
        approvals.start(key, new Requirement("small", Requirement.AUTOMATIC, 1, "Within the policy", Set.of()));
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
        assertThat(approvals.events(key)).contains("automatic", "closed");
    }

    @Test
    void asksTheApproversOfAStageAtTheSameTime() {
        approvals.start(key, FINANCE, DIRECTOR);
        assertThat(approvals.asked(key)).containsExactlyInAnyOrder("ap.dana", "ap.felix");

        approvals.decide(key, "ap.felix", Decision.approve());
        assertThat(approvals.asked(key)).containsExactly("ap.dana");
        approvals.decide(key, "ap.dana", Decision.approve());
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
    }

    @Test
    void isContentWithOneApprovalWhereOneSuffices() {
        approvals.start(key, any(FINANCE), any(DIRECTOR));
        approvals.decide(key, "ap.felix", Decision.approve());
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
        assertThat(approvals.seats(key))
                .extracting(SeatLine::status)
                .containsExactlyInAnyOrder(SeatStatus.APPROVED, SeatStatus.NOT_NEEDED);
        assertThat(approvals.mails(key, "cancelled")).containsExactly("ap.dana");
    }

    @Test
    void collectsConditionsOfAllApprovers() {
        approvals.start(key, MANAGER, FINANCE);
        approvals.decide(key, "ap.marc", conditional("At most 15 % discount"));
        approvals.decide(key, "ap.felix", conditional("30 % prepayment"));
        assertThat(approvals.end(key)).isEqualTo("endEvent_approvedWithConditions");
        assertThat(approvals.history(key).conditions())
                .extracting(Condition::value)
                .containsExactly("At most 15 % discount", "30 % prepayment");
    }

    @Test
    void sendsBackAndStopsAskingTheOthers() {
        approvals.start(key, FINANCE, DIRECTOR);
        approvals.decide(key, "ap.felix", Decision.sendBack("The margin is wrong"));
        assertThat(approvals.end(key)).isEqualTo("endEvent_sentBack");
        assertThat(approvals.asked(key)).isEmpty();
        assertThat(approvals.mails(key, "cancelled")).containsExactly("ap.dana");
    }

    @Test
    void rejectsAtOnceAndDoesNotAskTheNextStage() {
        approvals.start(key, MANAGER, DIRECTOR);
        approvals.decide(key, "ap.marc", Decision.reject("Not with this customer"));
        assertThat(approvals.end(key)).isEqualTo("endEvent_rejected");
        assertThat(approvals.seats(key))
                .extracting(SeatLine::status)
                .containsExactly(SeatStatus.REJECTED, SeatStatus.CANCELLED);
    }

    @Test
    void remindsAfterHalfOfTheTime() {
        approvals.start(key, MANAGER);
        approvals.fire(key, "boundaryEvent_halfTimeGone");
        assertThat(approvals.mails(key, "reminder")).containsExactly("ap.marc");
        assertThat(approvals.asked(key)).containsExactly("ap.marc");
    }

    @Test
    void givesManagersOneWorkingDayAndFinanceTwo() {
        approvals.start(key, inStage(2, MANAGER), FINANCE);
        assertThat(approvals.task(key, "ap.marc").getDueDate()).isEqualTo(Instant.parse("2026-03-05T09:00:00Z"));
        assertThat(approvals.task(key, "ap.felix").getDueDate()).isEqualTo(Instant.parse("2026-03-06T09:00:00Z"));
    }

    @Test
    void escalatesToTheSuperiorUntilNobodyIsAboveAndThenToTheAdministrators() {
        approvals.start(key, DIRECTOR);
        approvals.fire(key, "boundaryEvent_overdue");
        assertThat(approvals.asked(key)).containsExactly("ap.vera");
        assertThat(approvals.mails(key, "handed-on")).containsExactly("ap.dana");

        approvals.fire(key, "boundaryEvent_overdue");
        assertThat(approvals.groups(key)).containsExactly("camunda-admin");
        approvals.fire(key, "boundaryEvent_overdue");
        assertThat(approvals.groups(key)).containsExactly("camunda-admin");

        approvals.decide(key, "ap.ada", Decision.approve());
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
    }

    @Test
    void lapsesAfterThirtyDays() {
        approvals.start(key, MANAGER);
        approvals.fire(key, "startEvent_openTooLong");
        assertThat(approvals.end(key)).isEqualTo("endEvent_lapsed");
        assertThat(approvals.outcome(key)).isEqualTo(Outcome.lapsed);
        assertThat(approvals.mails(key, "cancelled")).containsExactly("ap.marc");
    }

    @Test
    void endsWithTheAdministratorsOverride() {
        approvals.start(key, MANAGER, DIRECTOR);
        approvals.override(key, "ap.ada", true, "The customer signs today");
        assertThat(approvals.end(key)).isEqualTo("endEvent_overridden");
        assertThat(approvals.variable(key, "outcome")).isEqualTo("approved");
        assertThat(approvals.mails(key, "cancelled")).containsExactly("ap.marc");
        assertThat(approvals.toReview()).extracting(ChainView::businessKey).contains(key);
    }

    @Test
    void wantsASecondPersonToReviewAnOverride() {
        approvals.start(key, MANAGER);
        approvals.override(key, "ap.ada", false, "Fraud");
        assertThatThrownBy(() -> approvals.review(key, "ap.ada")).isInstanceOf(DecisionRefused.class);
        approvals.review(key, "ap.olga");
        assertThat(approvals.toReview()).extracting(ChainView::businessKey).doesNotContain(key);
    }

    @Test
    void letsOnlyAdministratorsOverrideAndOnlyWithAReason() {
        approvals.start(key, MANAGER);
        assertThatThrownBy(() -> approvals.override(key, "ap.marc", true, "I may"))
                .isInstanceOf(DecisionRefused.class);
        assertThatThrownBy(() -> approvals.override(key, "ap.ada", true, " ")).isInstanceOf(DecisionRefused.class);
        assertThat(approvals.asked(key)).containsExactly("ap.marc");
    }

    @Test
    void asksAnAddedApproverFirst() {
        approvals.start(key, MANAGER);
        approvals.decide(key, "ap.marc", Decision.addBefore("ap.felix", "Is the customer sound?"));
        assertThat(approvals.asked(key)).containsExactly("ap.felix");
        approvals.decide(key, "ap.felix", Decision.approve());
        assertThat(approvals.asked(key)).containsExactly("ap.marc");
        approvals.decide(key, "ap.marc", Decision.approve());
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
    }

    @Test
    void asksAnAddedApproverAfterwards() {
        approvals.start(key, MANAGER);
        approvals.decide(key, "ap.marc", Decision.addAfter("ap.felix", "Please confirm the margin"));
        approvals.decide(key, "ap.felix", Decision.reject("The margin is too low"));
        assertThat(approvals.end(key)).isEqualTo("endEvent_rejected");
    }

    @Test
    void addsNeitherTheRequesterNorSomebodyWhoDecidesAlready() {
        approvals.start(key, FINANCE, DIRECTOR);
        long seat = approvals.seatOf(key, "ap.felix").seatId();
        for (String person : List.of("ap.rosa", "ap.dana", "ap.felix", "nobody")) {
            assertThatThrownBy(() -> approvals.decideSeat(seat, "ap.felix", Decision.addBefore(person, "Help")))
                    .isInstanceOfSatisfying(
                            DecisionRefused.class, r -> assertThat(r.field()).isEqualTo("addedApprover"));
        }
    }

    @Test
    void wantsAReasonForEverythingButAPlainApproval() {
        approvals.start(key, MANAGER);
        long seat = approvals.seatOf(key, "ap.marc").seatId();
        for (Decision decision : List.of(
                Decision.reject(" "),
                Decision.sendBack(""),
                Decision.addAfter("ap.felix", ""),
                Decision.approve(List.of(new Condition("a", "A", "1")), ""))) {
            assertThatThrownBy(() -> approvals.decideSeat(seat, "ap.marc", decision))
                    .isInstanceOfSatisfying(
                            DecisionRefused.class, r -> assertThat(r.field()).isEqualTo("reason"));
        }
        assertThat(approvals.asked(key)).containsExactly("ap.marc");
    }

    @Test
    void letsNobodyDecideForAnother() {
        approvals.start(key, MANAGER);
        long seat = approvals.seats(key).get(0).id();
        for (String person : List.of("ap.rosa", "ap.dana", "ap.ada")) {
            assertThatThrownBy(() -> approvals.decideSeat(seat, person, Decision.approve()))
                    .isInstanceOf(DecisionRefused.class);
        }
    }

    @Test
    void passesTheSamePersonInALaterStage() {
        approvals.startAs(key, "ap.marc", MANAGER, DIRECTOR);
        // The manager's own request goes to the superior, who is the director.
        assertThat(approvals.asked(key)).containsExactly("ap.dana");
        approvals.decide(key, "ap.dana", Decision.approve());
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
        assertThat(approvals.seats(key))
                .extracting(SeatLine::status)
                .containsExactly(SeatStatus.APPROVED, SeatStatus.PASSED);
        assertThat(approvals.events(key)).contains("passed");
    }

    @Test
    void asksTheSamePersonOnceInAStage() {
        approvals.startAs(key, "ap.marc", inStage(2, MANAGER), DIRECTOR);
        assertThat(approvals.asked(key)).containsExactly("ap.dana");
        SeatView seat = approvals.seatOf(key, "ap.dana");
        assertThat(seat.reasons())
                .extracting(Reason::rule)
                .containsExactlyInAnyOrder("discountOver5", "discountOver15");
        approvals.decide(key, "ap.dana", Decision.approve());
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
    }

    @Test
    void asksTheSamePersonAgainWhenTheRuleSaysSo() {
        approvals.startAs(key, "ap.marc", MANAGER, always(DIRECTOR));
        approvals.decide(key, "ap.dana", Decision.approve());
        assertThat(approvals.asked(key)).containsExactly("ap.dana");
        approvals.decide(key, "ap.dana", Decision.approve());
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
    }

    @Test
    void asksTheSuperiorForTheNextLevel() {
        approvals.start(key, new Requirement("authority", Requirement.NEXT_LEVEL, 1, "Above authority", Set.of()));
        assertThat(approvals.asked(key)).containsExactly("ap.marc");
    }

    @Test
    void offersToTheAdministratorsWhenNobodyHoldsTheRole() {
        approvals.start(key, new Requirement("deed", "notary", 1, "Needs a notary", Set.of()));
        assertThat(approvals.groups(key)).containsExactly("camunda-admin");
        assertThat(approvals.mails(key, "request")).contains("ap.ada", "ap.olga");
        approvals.decide(key, "ap.ada", Decision.approve());
        assertThat(approvals.history(key).seats().get(0).turns().get(0).approver())
                .isEqualTo("ap.ada");
    }

    @Test
    void asksTheSubstituteOfWhoIsAway() {
        approvals.away("ap.felix", "ap.fiona");
        approvals.start(key, FINANCE);
        assertThat(approvals.asked(key)).containsExactly("ap.fiona");
        assertThat(approvals.history(key).seats().get(0).turns().get(0).onBehalfOf())
                .isEqualTo("ap.felix");
    }

    @Test
    void neverAsksTheRequesterAsASubstitute() {
        approvals.away("ap.marc", "ap.rosa");
        approvals.start(key, MANAGER);
        assertThat(approvals.asked(key)).containsExactly("ap.dana");
    }

    @Test
    void givesOpenTasksOfWhoLeavesToTheNext() {
        approvals.start(key, FINANCE);
        Task before = approvals.task(key, "ap.felix");
        approvals.leaves("ap.felix");
        assertThat(approvals.asked(key)).containsExactly("ap.fiona");
        assertThat(approvals.task(key, "ap.fiona").getId()).isEqualTo(before.getId());
        approvals.decide(key, "ap.fiona", Decision.approve());
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
    }

    @Test
    void reassignsWithTheTask() {
        approvals.start(key, MANAGER);
        approvals.reassign(key, "ap.marc", "ap.felix", "ap.ada");
        assertThat(approvals.asked(key)).containsExactly("ap.felix");
        assertThat(approvals.mails(key, "handed-on")).containsExactly("ap.marc");
        approvals.decide(key, "ap.felix", Decision.approve());
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
    }

    @Test
    void withdrawsAndTellsWhoWasAsked() {
        approvals.start(key, MANAGER);
        approvals.withdraw(key, "ap.rosa", "Lost to a competitor");
        assertThat(approvals.outcome(key)).isEqualTo(Outcome.withdrawn);
        assertThat(approvals.mails(key, "cancelled")).containsExactly("ap.marc");
    }

    @Test
    void carriesWhatDidNotGetWorseAndShowsWhatChanged() {
        approvals.start(key, MANAGER, DIRECTOR);
        approvals.decide(key, "ap.marc", Decision.approve());
        approvals.decide(key, "ap.dana", Decision.sendBack("At most 18 %"));

        approvals.start(aRequest(key, "ap.rosa", 18, 12, MANAGER, DIRECTOR));
        assertThat(approvals.asked(key)).containsExactly("ap.dana");
        assertThat(approvals.events(key)).contains("carried");
        SeatView seat = approvals.seatOf(key, "ap.dana");
        assertThat(seat.round()).isEqualTo(2);
        assertThat(seat.changed()).singleElement().satisfies(f -> {
            assertThat(f.name()).isEqualTo("discount");
            assertThat(f.was()).isEqualTo("20.0 %");
            assertThat(f.change()).isEqualTo(Figure.Change.BETTER);
        });
        assertThat(seat.earlier())
                .extracting(SeatView.Said::approver, SeatView.Said::kind, SeatView.Said::carried)
                .containsExactly(
                        tuple("ap.marc", Decision.Kind.APPROVE, true),
                        tuple("ap.dana", Decision.Kind.SEND_BACK, false));
        approvals.decide(key, "ap.dana", Decision.approve());
        assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
    }

    @Test
    void previewsWhoWillBeAskedWithoutWriting() {
        ApprovalPlan plan = approvals.preview(aRequest(key, "ap.rosa", MANAGER, DIRECTOR, FINANCE));
        assertThat(plan.stages()).hasSize(2);
        assertThat(plan.stages().get(0).seats())
                .extracting(ApprovalPlan.Seat::approver)
                .containsExactly("ap.marc");
        assertThat(plan.stages().get(1).seats())
                .extracting(ApprovalPlan.Seat::approverName)
                .containsExactly("Dana Whitfield", "Felix Brandt");
        assertThat(plan.expectedBy()).isEqualTo(Instant.parse("2026-03-09T09:00:00Z"));
        assertThat(approvals.rounds(key)).isEmpty();
    }

    @Test
    void showsEverythingOnTheForm() {
        approvals.start(key, MANAGER);
        Map<String, Object> shown = approvals.form(key, "ap.marc");
        assertThat(shown)
                .containsEntry("requesterName", "Rosa Lind")
                .containsEntry("reasonsText", "- A line is discounted by more than 5 %")
                .containsKeys("figures", "changes", "decisions", "colleagues", "whyText");
    }

    @Test
    void costsTheDatabaseNoMoreThanWasMeasured() {
        approvals.start(ApprovalDriver.newCase(), MANAGER);
        SqlCount.Cost start = SqlCount.of(() -> approvals.start(key, MANAGER));
        SqlCount.Cost decide = SqlCount.of(() -> approvals.decide(key, "ap.marc", Decision.approve()));
        assertThat(start.statements()).as("start: %s", start.byStatement()).isLessThanOrEqualTo(100);
        assertThat(decide.statements()).as("decide: %s", decide.byStatement()).isLessThanOrEqualTo(118);
        assertThat(start.commits()).isOne();
        assertThat(decide.commits()).isOne();
    }

    @Test
    void refusesASecondDecisionOnTheSameSeat() {
        approvals.start(key, FINANCE, DIRECTOR);
        long seat = approvals.seatOf(key, "ap.felix").seatId();
        approvals.decide(key, "ap.felix", Decision.approve());
        assertThatThrownBy(() -> approvals.decideSeat(seat, "ap.felix", Decision.reject("Changed my mind")))
                .isInstanceOf(DecisionRefused.class);
    }

    private static Decision conditional(String condition) {
        return Decision.approve(List.of(new Condition("condition", "Condition", condition)), "New customer");
    }
}
