package com.saleswright.contracts;

import static com.saleswright.contracts.ContractDriver.ADMINISTRATOR;
import static com.saleswright.contracts.ContractDriver.CUSTOMER;
import static com.saleswright.contracts.ContractDriver.DIRECTOR;
import static com.saleswright.contracts.ContractDriver.LAWYER;
import static com.saleswright.contracts.ContractDriver.REP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.deals.Deals;
import com.saleswright.deals.QuoteStatus;
import com.saleswright.engine.FormRejected;
import com.saleswright.redesign.replay.Reproduced;
import com.saleswright.signing.EnvelopeView;
import com.saleswright.signing.Envelopes;
import com.saleswright.testkit.SaleswrightTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@SaleswrightTest
@Reproduced(value = "contract-signing", atLeast = 10)
class ContractSigningProcessTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Envelopes envelopes;

    @Autowired
    private Deals deals;

    @Autowired
    private JdbcClient jdbc;

    private ContractDriver drive;

    @BeforeEach
    void office() {
        drive = new ContractDriver(context);
    }

    @Test
    void isSignedAndRunsUntilItsLastDay() {
        String number = drive.opened(10);
        assertThat(drive.tasks(number)).containsExactly("userTask_prepareContract");
        drive.prepare(number);

        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.SIGNING);
        assertThat(drive.contracts.signers(number, ADMINISTRATOR))
                .extracting(ContractSigner::name)
                .containsExactly(CUSTOMER, "Marc Ostrander");
        drive.everybodySigns(number);
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(drive.contracts.signed(number, REP)).isPresent();
        assertThat(drive.surveysOf(drive.contract(number).origin().quote()))
                .as("the customer is asked some time later")
                .isEqualTo(1);

        drive.process.fire(number, "catchEvent_renewalDue");
        drive.answer(number, REP, Map.of("renewal", "letEnd"));
        drive.process.fire(number, "catchEvent_lastDay");
        assertThat(drive.ends(number)).containsExactly("endEvent_ranOut", "endEvent_ended");
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.ENDED);
    }

    @Test
    void isReadByLegalUntilItMayStand() {
        String number = drive.opened(10);
        drive.prepare(number, Map.of("jurisdiction", "US"));
        for (int round = 1; round <= 3; round++) {
            assertThat(drive.process.task(number).getAssignee())
                    .as("anybody of legal")
                    .isNull();
            drive.answer(number, LAWYER, review("change"));
            drive.answer(number, REP, Map.of("nextStep", "again", "clauses", "As legal says", "answer", "Agreed"));
        }
        assertThat(drive.process.task(number).getAssignee())
                .as("the fourth round is the director's")
                .isEqualTo(DIRECTOR);
        drive.answer(number, DIRECTOR, Map.of("clause", "All", "risk", "low", "verdict", "accept"));

        assertThat(drive.contracts.reviews(number, LAWYER)).hasSize(4);
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.SIGNING);
        assertThat(drive.contract(number).paper().version()).isEqualTo(4);
    }

    @Test
    void isClosedWhenTheCustomerDoesNotAgreeWithLegal() {
        String number = drive.opened(10);
        drive.prepare(number, Map.of("customersPaper", true));
        drive.answer(number, LAWYER, review("refuse"));
        drive.answer(number, REP, Map.of("nextStep", "close", "answer", "They insist"));

        assertThat(drive.ends(number)).containsExactly("endEvent_closed");
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.CLOSED);
    }

    @Test
    void goesBackToApprovalWhenItsTermsDiffer() {
        String number = drive.opened(10);
        drive.prepare(number, Map.of("paymentDays", 90));

        assertThat(drive.ends(number)).containsExactly("endEvent_backToApproval");
        Contract contract = drive.contract(number);
        assertThat(contract.status()).isEqualTo(ContractStatus.RETURNED);
        assertThat(contract.paper().version()).as("nothing was built").isZero();
        assertThat(deals.get(contract.origin().quote(), REP).status()).isEqualTo(QuoteStatus.DRAFT);
    }

    @Test
    void isDeclinedForGood() {
        String number = drive.opened(10);
        drive.prepare(number);
        drive.customerDeclines(number);
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.UNSIGNED);
        drive.answer(number, REP, Map.of("nextStep", "close", "reason", "They chose another"));

        assertThat(drive.ends(number)).containsExactly("endEvent_declined");
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.CLOSED);
    }

    @Test
    void isPreparedAnewAfterADecline() {
        String number = drive.opened(10);
        drive.prepare(number);
        String first = drive.envelope(number);
        drive.customerDeclines(number);
        drive.answer(number, REP, Map.of("nextStep", "prepare", "reason", "A wrong address"));
        drive.prepare(number);

        assertThat(drive.envelope(number)).isNotEqualTo(first);
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.SIGNING);
    }

    @Test
    void goesBackToApprovalWhenTheCustomerWantsOtherTerms() {
        String number = drive.opened(10);
        drive.prepare(number);
        drive.customerDeclines(number);
        drive.answer(number, REP, Map.of("nextStep", "newTerms", "reason", "Pay in 60 days"));

        assertThat(drive.ends(number)).containsExactly("endEvent_backToApproval");
    }

    @Test
    void isSentAgainOrGivenUpWhenItWasNotSigned() {
        String number = drive.opened(10);
        drive.prepare(number);
        String first = drive.envelope(number);
        envelopes.void_(first, "A wrong copy", ADMINISTRATOR);
        drive.process.runJobs(number);
        assertThat(drive.tasks(number)).containsExactly("userTask_decideResend");
        drive.answer(number, ADMINISTRATOR, Map.of("nextStep", "resend", "reason", "It was right"));
        assertThat(drive.envelope(number)).isNotEqualTo(first);

        envelopes.void_(drive.envelope(number), "Once more", ADMINISTRATOR);
        drive.process.runJobs(number);
        drive.answer(number, ADMINISTRATOR, Map.of("nextStep", "close", "reason", "No answer any more"));
        assertThat(drive.ends(number)).containsExactly("endEvent_closed");
    }

    @Test
    void isTakenBackToBeChangedAndThenCancelled() {
        String number = drive.opened(10);
        drive.prepare(number);
        drive.takeBack(number, "The name of the company has changed");
        assertThat(drive.tasks(number)).containsExactly("userTask_prepareContract");

        drive.contracts.cancel(number, "The customer is insolvent", ADMINISTRATOR);
        assertThat(drive.ends(number)).containsExactly("endEvent_cancelled");
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.CANCELLED);
    }

    @Test
    void isSuspendedByADisputeAndTerminatedByTheNext() {
        String number = drive.opened(10);
        drive.prepare(number);
        drive.everybodySigns(number);
        drive.contracts.dispute(number, "The pumps are too loud", REP);
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.SUSPENDED);
        drive.answer(number, LAWYER, Map.of("outcome", "resume", "reason", "They were set up wrongly"));
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.ACTIVE);

        drive.contracts.dispute(number, "They are still too loud", REP);
        drive.answer(number, LAWYER, Map.of("outcome", "terminate", "reason", "We take them back"));
        assertThat(drive.ends(number)).contains("endEvent_terminated");
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.TERMINATED);
    }

    @Test
    void opensOneContractForAQuote() {
        String number = drive.opened(10);
        String quote = drive.contract(number).origin().quote();
        assertThat(context.getBean(ContractList.class)
                        .search(new ContractFilter(null, null, null, quote), REP, 0, 10)
                        .getTotalElements())
                .isEqualTo(1);
        assertThatThrownBy(() -> drive.contracts.get(number, "ct.nobody")).isInstanceOf(NoSuchContract.class);
    }

    @Test
    void remindsAndEscalatesWhenNobodyTakesATask() {
        String number = drive.opened(10);
        drive.process.fire(number, "userTask_prepareContract");
        assertThat(drive.mails(number, "reminder")).contains(ADMINISTRATOR + "@example.com");

        drive.process.fire(number, "userTask_prepareContract");
        assertThat(drive.mails(number, "overdue")).contains(ADMINISTRATOR + "@example.com", "ct.vera@example.com");
        assertThat(drive.contracts.timeline(number, REP))
                .extracting(ContractEvent::kind)
                .contains("overdue");
        assertThat(drive.tasks(number)).as("the task stays").containsExactly("userTask_prepareContract");
        assertThat(drive.process.task(number).getDueDate()).isEqualTo("2026-03-06T09:00:00Z");
    }

    @Test
    void goesToTheSuperiorWhenTheRepLeaves() {
        drive.joins("ct.rudi", "Rudi Kern");
        String number = drive.openedFor("ct.rudi", 10);
        drive.prepare(number);
        drive.customerDeclines(number);
        assertThat(drive.process.task(number).getAssignee()).isEqualTo("ct.rudi");

        drive.leaves("ct.rudi");
        assertThat(drive.process.task(number).getAssignee()).isEqualTo(DIRECTOR);
        assertThat(drive.contract(number).owner()).isEqualTo(DIRECTOR);
        drive.answer(number, DIRECTOR, Map.of("nextStep", "close", "reason", "Nobody follows it up"));
        assertThat(drive.ends(number)).containsExactly("endEvent_declined");
    }

    @Test
    void isCancelledWhenTheDealIsLost() {
        String number = drive.opened(10);
        drive.prepare(number);
        deals.lose(drive.contract(number).origin().quote(), REP, "They have no budget any more");

        assertThat(drive.ends(number)).containsExactly("endEvent_cancelled");
        assertThat(envelopes.view(drive.envelope(number)).status()).isEqualTo(EnvelopeView.Status.VOIDED);
    }

    @Test
    void isNotBuiltWhenTheSnapshotIsNotWhatWasApproved() {
        String number = drive.opened(10);
        jdbc.sql("UPDATE contract SET agreement = REPLACE(agreement, 'Contract pump', 'Better pump') WHERE number = ?")
                .param(number)
                .update();
        drive.prepare(number);

        assertThat(drive.ends(number)).containsExactly("endEvent_backToApproval");
        assertThat(drive.contracts.documents(number, REP)).isEmpty();
        assertThat(drive.contract(number).note()).contains("not about what was approved");
    }

    @Test
    void isNotBuiltWhenTheApprovalNoLongerHolds() {
        String number = drive.opened(10);
        jdbc.sql("UPDATE quote SET status = 'EXPIRED' WHERE number = ?")
                .param(drive.contract(number).origin().quote())
                .update();
        drive.prepare(number);

        assertThat(drive.ends(number)).containsExactly("endEvent_backToApproval");
        assertThat(drive.contract(number).note()).contains("no longer holds");
    }

    @Test
    void asksEveryRoundOfReviewWithoutTheAnswersOfTheLast() {
        String number = drive.opened(10);
        drive.prepare(number, Map.of("clauseDeviation", "Deliveries on Saturdays"));
        drive.answer(number, LAWYER, review("change"));
        assertThat(drive.form(number))
                .containsEntry("nextStep", "")
                .containsEntry("clauses", "Deliveries on Saturdays");
        drive.answer(
                number,
                REP,
                Map.of("nextStep", "again", "clauses", "Deliveries on Saturdays", "answer", "They insist"));
        assertThat(drive.tasks(number)).containsExactly("userTask_reviewContract");
        assertThat(drive.form(number)).containsEntry("verdict", "").containsEntry("redline", "");
    }

    @Test
    void isNotSentWhenTheDocumentIsNotTheOneThatWasBuilt() {
        String number = drive.opened(10);
        drive.prepare(number, Map.of("jurisdiction", "US"));
        jdbc.sql("UPDATE contract SET document_sha256 = ? WHERE number = ?")
                .params("0".repeat(64), number)
                .update();

        assertThatThrownBy(
                        () -> drive.answer(number, LAWYER, Map.of("clause", "All", "risk", "low", "verdict", "accept")))
                .hasMessageContaining("has no document that could be sent");
        assertThat(drive.contract(number).paper().envelope()).isNull();
    }

    @Test
    void isPreparedAnewAfterTheTimeToSignHasPassed() {
        String number = drive.opened(10);
        drive.prepare(number);
        drive.process.fire(number, "boundaryEvent_expired");
        drive.answer(number, ADMINISTRATOR, Map.of("decision", "giveUp"));
        assertThat(drive.tasks(number)).containsExactly("userTask_decideResend");
        assertThat(drive.contract(number).note()).isEqualTo("Not signed in time");
        drive.answer(number, ADMINISTRATOR, Map.of("nextStep", "prepare", "reason", "Another signer"));
        assertThat(drive.tasks(number)).containsExactly("userTask_prepareContract");
    }

    @Test
    void refusesAPreparationThatLacksSomethingAndKeepsTheTask() {
        String number = drive.opened(10);
        assertThatThrownBy(() -> drive.prepare(number, Map.of("signerEmail", "nobody")))
                .isInstanceOf(FormRejected.class);
        assertThatThrownBy(() -> drive.prepare(number, Map.of("secondSignerName", "Ann Lee")))
                .isInstanceOf(FormRejected.class);
        assertThatThrownBy(() -> drive.prepare(number, Map.of("template", "invented")))
                .isInstanceOf(FormRejected.class);
        assertThat(drive.tasks(number)).containsExactly("userTask_prepareContract");
    }

    @Test
    void hasTwoSignaturesOfOursAboveTheLimit() {
        String number = drive.opened(300);
        drive.prepare(
                number,
                Map.of(
                        "secondSignerName",
                        "Li Na",
                        "secondSignerEmail",
                        "na@customer.example",
                        "secondSignerRole",
                        "Chief financial officer"));
        drive.answer(number, LAWYER, Map.of("clause", "All", "risk", "low", "verdict", "accept"));

        assertThat(drive.contracts.signers(number, REP))
                .extracting(s -> s.position() + " " + s.name())
                .containsExactly("1 Zhang Wei", "2 Li Na", "3 Dana Whitfield", "4 Felix Brandt");
        assertThat(drive.contracts.envelope(number, REP).orElseThrow().signers())
                .extracting(s -> s.name() + " " + s.status())
                .containsExactly("Zhang Wei OPEN", "Li Na OPEN", "Dana Whitfield WAITING", "Felix Brandt WAITING");
        drive.everybodySigns(number);
        assertThat(drive.contract(number).status()).isEqualTo(ContractStatus.ACTIVE);
    }

    @Test
    void isBuiltInChineseAndSigned() {
        String number = drive.opened(10);
        drive.prepare(number, Map.of("language", "zh", "customerCompany", "上海磨坊有限公司"));
        drive.everybodySigns(number);
        assertThat(drive.contracts.signed(number, REP)).isPresent();
    }

    private static Map<String, Object> review(String verdict) {
        return Map.of(
                "clause", "Liability", "risk", "high", "verdict", verdict, "redline", "Limit it to the price paid");
    }
}
