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
import com.saleswright.signing.Envelopes;
import com.saleswright.testkit.SaleswrightTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@SaleswrightTest
class ContractSigningProcessTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Envelopes envelopes;

    @Autowired
    private Deals deals;

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

    private static Map<String, Object> review(String verdict) {
        return Map.of(
                "clause", "Liability", "risk", "high", "verdict", verdict, "redline", "Limit it to the price paid");
    }
}
