package com.saleswright.deals;

import static com.saleswright.deals.DealDriver.DIRECTOR;
import static com.saleswright.deals.DealDriver.FINANCE;
import static com.saleswright.deals.DealDriver.LEGAL;
import static com.saleswright.deals.DealDriver.MANAGER;
import static com.saleswright.deals.DealDriver.REP;
import static com.saleswright.deals.DealDriver.VP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.approvals.ApprovalPlan;
import com.saleswright.approvals.Condition;
import com.saleswright.engine.FormRejected;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.people.Roles;
import com.saleswright.redesign.replay.Reproduced;
import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Every way through deal-approval, on the real engine, policy, forms and tables. */
@SaleswrightTest
@Reproduced(value = "deal-approval", atLeast = 10)
class DealApprovalProcessTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Opportunities opportunities;

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    private DealDriver deal;

    @BeforeEach
    void open() {
        deal = new DealDriver(context);
    }

    @Test
    void approvesWhatIsWithinTheRepsAuthorityAtOnce() {
        String number = deal.submitted(5);
        assertThat(deal.ends(number)).containsExactly("endEvent_approved");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.APPROVED);
        assertThat(deal.mails(number, REP)).containsExactly("deals/approved");
    }

    @Test
    void approvesWhenManagerAndDirectorAgree() {
        String number = deal.submitted(20);
        deal.approve(number, MANAGER);
        deal.approve(number, DIRECTOR);
        assertThat(deal.ends(number)).containsExactly("endEvent_approved");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.APPROVED);
        assertThat(deal.deals.timeline(number, REP)).extracting(DealEvent::kind).contains("submitted", "approved");
    }

    @Test
    void asksVicePresidentAndFinanceInParallelForADeepDiscount() {
        String number = deal.submitted(30);
        deal.approve(number, MANAGER);
        deal.approve(number, DIRECTOR);
        assertThat(deal.assignees(number)).containsExactly(FINANCE, VP);
    }

    @Test
    void asksLegalForTermsOfTheCustomer() {
        String number = deal.draft(0, new Terms(30, 12, 0, "The customer may cancel at any time"));
        deal.deals.submit(number, REP);
        deal.approve(number, MANAGER);
        assertThat(deal.assignees(number)).containsExactly(LEGAL);
    }

    @Test
    void asksFinanceOnceForEachStageThatNamesIt() {
        String number = deal.draft(45, new Terms(90, 12, 0, null));
        deal.deals.submit(number, REP);
        deal.approve(number, MANAGER);
        assertThat(deal.assignees(number)).as("margin 9 %, paid after 90 days").containsExactly(DIRECTOR, FINANCE);
        deal.approve(number, DIRECTOR);
        deal.approve(number, FINANCE);
        assertThat(deal.assignees(number)).as("finance has decided already").containsExactly(VP);
    }

    @Test
    void asksFinanceAloneWhenTheCreditIsExceeded() {
        String number = deal.draftBeyondCredit();
        deal.deals.submit(number, REP);
        assertThat(deal.assignees(number)).containsExactly(FINANCE);
    }

    @Test
    void asksTheManagerWhenACostIsUnknown() {
        String number = deal.draftOfUnknownCost();
        deal.deals.submit(number, REP);
        assertThat(deal.assignees(number)).containsExactly(MANAGER);
    }

    @Test
    void asksTheSuperiorAboveTheRepsAuthority() {
        String number = deal.draftOfPieces(501);
        deal.deals.submit(number, REP);
        assertThat(deal.assignees(number)).containsExactly(MANAGER);
    }

    @Test
    void rejectsDealWhenManagerSaysNo() {
        String number = deal.submitted(20);
        deal.decide(number, MANAGER, "reject", "We do not sell below cost");
        assertThat(deal.ends(number)).containsExactly("endEvent_rejected");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.REJECTED);
        assertThat(deal.mails(number, REP)).containsExactly("deals/rejected");
    }

    @Test
    void asksOnlyAgainWhatGotWorse() {
        String number = deal.submitted(20);
        deal.approve(number, MANAGER);
        deal.decide(number, DIRECTOR, "sendBack", "Lower the discount");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.REWORK);
        assertThat(deal.mails(number, REP)).containsExactly("deals/sent-back");

        deal.change(number, 18);
        deal.process.completeOwn(number, REP, Map.of());

        assertThat(deal.assignees(number))
                .as("the manager's approval is carried")
                .containsExactly(DIRECTOR);
        deal.approve(number, DIRECTOR);
        assertThat(deal.ends(number)).contains("endEvent_reworked").endsWith("endEvent_approved");
    }

    @Test
    void asksEverybodyAgainWhenTheDiscountGrows() {
        String number = deal.submitted(20);
        deal.approve(number, MANAGER);
        deal.decide(number, DIRECTOR, "sendBack", "Say why");
        deal.change(number, 22);
        deal.deals.submit(number, REP);
        assertThat(deal.assignees(number)).containsExactly(MANAGER);
    }

    @Test
    void approvesWhenRepAcceptsTheConditions() {
        String number = deal.submitted(12);
        deal.process.completeOwn(
                number,
                MANAGER,
                Map.of(
                        "decision",
                        "approveWithConditions",
                        "maximumDiscount",
                        8,
                        "prepaymentPercent",
                        20,
                        "reason",
                        "Too deep"));
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.CONDITIONS);

        deal.process.completeOwn(number, REP, Map.of("answer", "accept"));

        assertThat(deal.ends(number)).containsExactly("endEvent_accepted", "endEvent_approved");
        Quote approved = deal.quote(number);
        assertThat(approved.status()).isEqualTo(QuoteStatus.APPROVED);
        assertThat(approved.maxLineDiscount()).isEqualByComparingTo("8");
        assertThat(approved.terms().prepaymentPercent()).isEqualTo(20);
        assertThat(approved.amount()).isEqualByComparingTo("920");
    }

    @Test
    void letsTheRepReviseInsteadOfAccepting() {
        String number = deal.submitted(12);
        deal.process.completeOwn(
                number,
                MANAGER,
                Map.of("decision", "approveWithConditions", "maximumDiscount", 8, "reason", "Too deep"));
        ApprovalPlan unchanged = deal.deals.preview(number, REP).plan();
        assertThat(unchanged.asksNobody()).isTrue();
        assertThat(unchanged.openConditions()).extracting(Condition::value).containsExactly("8");
        assertThat(deal.deals.timeline(number, REP))
                .extracting(DealEvent::text)
                .filteredOn(text -> text.contains("condition"))
                .hasSize(1);

        deal.process.completeOwn(number, REP, Map.of("answer", "revise"));
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.REWORK);
        deal.change(number, 4);
        deal.deals.submit(number, REP);
        assertThat(deal.ends(number)).contains("endEvent_reworked").endsWith("endEvent_approved");
    }

    @Test
    void lapsesWhenNobodyDecides() {
        String number = deal.submitted(12);
        deal.process.fire(number, "startEvent_openTooLong");
        assertThat(deal.ends(number)).containsExactly("endEvent_lapsed");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.LAPSED);
    }

    @Test
    void remindsEscalatesAndLapsesWhenTheRepDoesNotAnswer() {
        String number = deal.submitted(12);
        deal.decide(number, MANAGER, "sendBack", "Say why");

        deal.process.fire(number, "boundaryEvent_halfTimeGone");
        assertThat(deal.mails(number, REP)).containsExactly("deals/reminder", "deals/sent-back");

        deal.process.fire(number, "boundaryEvent_overdue");
        assertThat(deal.mails(number, REP)).contains("deals/overdue");
        assertThat(deal.mails(number, MANAGER)).contains("deals/overdue-rep");

        deal.process.fire(number, "boundaryEvent_thirtyDays");
        assertThat(deal.ends(number)).containsExactly("endEvent_reminded", "endEvent_escalated", "endEvent_lapsed");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.LAPSED);
    }

    @Test
    void givesTheQuoteBackWhenTheRepRecallsIt() {
        String number = deal.submitted(20);
        deal.deals.recall(number, REP, "The customer wants more");
        assertThat(deal.ends(number)).containsExactly("endEvent_recalled");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.DRAFT);
        assertThat(deal.process.openTasks(number)).isEmpty();

        deal.deals.submit(number, REP);
        assertThat(deal.assignees(number)).containsExactly(MANAGER);
    }

    @Test
    void closesTheQuoteWhenTheOpportunityIsLost() {
        Opportunity opportunity = opportunities.save(opportunity());
        String number = deal.draftFor(opportunity.id());
        deal.deals.submit(number, REP);
        opportunities.markLost(opportunity.id(), "Price", "Acme", REP);
        assertThat(deal.ends(number)).containsExactly("endEvent_lost");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.LOST);
        assertThat(deal.process.openTasks(number)).isEmpty();
    }

    @Test
    void startsFromTheTasklistWithTheQuotesNumberAsBusinessKey() {
        String number = deal.draft(12);
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(DealApprovalProcess.PROCESS)
                .latestVersion()
                .singleResult()
                .getId();
        identity.setAuthentication(REP, List.of(Roles.SALES_REP));
        try {
            forms.submitStartForm(definition, "typed by hand", Map.of("quote", number));
        } finally {
            identity.clearAuthentication();
        }
        assertThat(deal.assignees(number)).containsExactly(MANAGER);
    }

    @Test
    void refusesADecisionWithoutItsReasonAndChangesNothing() {
        String number = deal.submitted(12);
        assertThatThrownBy(() -> deal.process.completeOwn(number, MANAGER, Map.of("decision", "reject")))
                .isInstanceOf(FormRejected.class)
                .hasMessageContaining("Reason");
        assertThat(deal.assignees(number)).containsExactly(MANAGER);
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.IN_APPROVAL);
    }

    @Test
    void showsTheApproverEverythingOnOneForm() {
        String number = deal.submitted(20);
        identity.setAuthenticatedUserId(MANAGER);
        Map<String, Object> shown;
        try {
            shown = forms.getTaskFormVariables(deal.process.task(number).getId());
        } finally {
            identity.clearAuthentication();
        }
        assertThat(shown)
                .containsEntry("customerName", "Driven Mills")
                .containsEntry("amountText", "$800.00")
                .containsKeys("whyText", "figures", "changes", "lines", "customerHistory", "decisions", "colleagues");
        assertThat(shown.get("reasonsText").toString()).contains("more than 5 %");
    }

    private static Opportunity opportunity() {
        return new Opportunity(
                "OPP-" + System.nanoTime(), REP, null, null, "Engaging", null, null, BigDecimal.ZERO, null, null, 0);
    }
}
