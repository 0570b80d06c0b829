package com.saleswright.signing;

import static com.saleswright.signing.SigningDriver.INSIDER;
import static com.saleswright.signing.SigningDriver.OWNER;
import static com.saleswright.signing.SigningDriver.VISIT;
import static com.saleswright.signing.SigningDriver.customer;
import static com.saleswright.signing.SigningDriver.insider;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.saleswright.documents.Seals;
import com.saleswright.documents.Verdict;
import com.saleswright.engine.FormRejected;
import com.saleswright.redesign.replay.Reproduced;
import com.saleswright.signing.EnvelopeView.SignerLine;
import com.saleswright.signing.EnvelopeView.SignerStatus;
import com.saleswright.signing.EnvelopeView.Status;
import com.saleswright.signing.Signing.Given;
import com.saleswright.signing.Signing.Turn;
import com.saleswright.signing.SigningDriver.Case;
import com.saleswright.testkit.SaleswrightTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Every way through signing-envelope. */
@SaleswrightTest
@Reproduced(value = "signing-envelope", atLeast = 15)
class SigningEnvelopeProcessTest {

    private static final TemporalUnitOffset SOON = within(5, ChronoUnit.MINUTES);

    private static final String WEI = "张伟";
    private static final String IVAN = "Ivan Petrov";
    private static final String WEI_MAIL = "wei@customer.example";
    private static final String IVAN_MAIL = INSIDER + "@example.com";
    private static final String OWNER_MAIL = OWNER + "@example.com";

    @Autowired
    private ApplicationContext context;

    private SigningDriver driver;

    @BeforeEach
    void open() {
        driver = new SigningDriver(context);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void sealsTheDocumentWhenEverybodyHasSignedInOrder() throws Exception {
        Case contract = driver.start();
        assertThat(driver.states(contract)).containsExactly(SignerStatus.OPEN, SignerStatus.WAITING);
        assertThat(driver.mails(contract, "request")).containsExactly(WEI_MAIL);

        driver.draw(contract, WEI);
        assertThat(driver.mails(contract, "request")).containsExactly(WEI_MAIL, IVAN_MAIL);
        assertThat(driver.view(contract).status()).isEqualTo(Status.OPEN);

        driver.type(contract, IVAN);
        assertThat(driver.view(contract).status()).isEqualTo(Status.SIGNED);
        driver.process.runJobs(contract.key());

        assertThat(driver.end(contract)).isEqualTo("endEvent_signed");
        assertThat(driver.outcome(contract)).isEqualTo("signed");
        EnvelopeView view = driver.view(contract);
        assertThat(view.status()).isEqualTo(Status.COMPLETED);
        assertThat(driver.events)
                .contains(new EnvelopeCompleted(contract.envelope(), String.valueOf(view.archiveId())));
        assertThat(driver.mails(contract, "completed"))
                .containsExactly(WEI_MAIL, IVAN_MAIL, "archive@customer.example");
        assertThat(driver.kinds(contract))
                .containsExactly("prepared", "sent", "asked", "signed", "asked", "signed", "completed", "copies");
        assertThat(driver.envelopes.check(contract.envelope()).intact()).isTrue();

        byte[] signed = driver.envelopes.signedPdf(contract.envelope()).orElseThrow();
        Verdict verdict = context.getBean(Seals.class).verify(signed);
        assertThat(verdict.finding()).isEqualTo(Verdict.Finding.OURS);
        try (PDDocument document = Loader.loadPDF(signed)) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text)
                    .contains(
                            "Certificateofcompletion", "signaturedrawn", "nametyped", "192.0.2.7", view.sha256(), "2/2")
                    .contains(view.events().get(3).hash());
        }
    }

    @Test
    void asksTheSignersOfAGroupAtTheSameTime() {
        Case contract = driver.together();
        assertThat(driver.mails(contract, "request")).containsExactly(WEI_MAIL, IVAN_MAIL);
        driver.type(contract, IVAN);
        driver.type(contract, WEI);
        driver.process.runJobs(contract.key());
        assertThat(driver.end(contract)).isEqualTo("endEvent_signed");
    }

    @Test
    void endsWhenSomebodyDeclines() {
        Case contract = driver.together();
        driver.type(contract, IVAN);
        driver.signing.decline(driver.link(contract, WEI), DeclineReason.PRICE, "Too dear", VISIT);

        assertThat(driver.end(contract)).isEqualTo("endEvent_declined");
        assertThat(driver.outcome(contract)).isEqualTo("declined");
        assertThat(driver.states(contract)).containsExactly(SignerStatus.DECLINED, SignerStatus.SIGNED);
        assertThat(driver.events).contains(new EnvelopeDeclined(contract.envelope(), "PRICE", "Too dear"));
        assertThat(driver.mails(contract, "ended")).containsExactly(IVAN_MAIL);
        assertThat(driver.mails(contract, "declined")).containsExactly(OWNER_MAIL);
        assertThat(driver.signing.desk(driver.link(contract, WEI)).turn()).isEqualTo(Turn.DECLINED);
    }

    @Test
    void endsWhenTheOwnerTakesItBack() {
        Case contract = driver.start();
        driver.envelopes.void_(contract.envelope(), "Wrong price", OWNER);

        assertThat(driver.end(contract)).isEqualTo("endEvent_voided");
        assertThat(driver.outcome(contract)).isEqualTo("voided");
        assertThat(driver.mails(contract, "ended")).containsExactly(WEI_MAIL);
        assertThat(driver.events).contains(new EnvelopeVoided(contract.envelope(), "Wrong price"));
        assertThat(driver.signing.desk(driver.link(contract, WEI)).turn()).isEqualTo(Turn.ENDED);
        assertThatThrownBy(() -> driver.type(contract, WEI)).isInstanceOf(SigningRefused.class);
        assertThatThrownBy(() -> driver.envelopes.void_(contract.envelope(), "Again", OWNER))
                .isInstanceOf(SigningRefused.class);
    }

    @Test
    void takesBackWhatHasNotBeenSent() {
        Case prepared = driver.prepare(List.of(customer(1)));
        driver.envelopes.void_(prepared.envelope(), "Not needed", OWNER);
        assertThat(driver.view(prepared).status()).isEqualTo(Status.VOIDED);
    }

    @Test
    void remindsEveryTwoDaysAfterFiveAndTellsTheOwnerAfterTen() {
        Case contract = driver.start();
        driver.process.fire(contract.key(), "boundaryEvent_reminderDue");
        driver.process.fire(contract.key(), "boundaryEvent_reminderDue");
        assertThat(driver.mails(contract, "reminder")).containsExactly(WEI_MAIL, WEI_MAIL);

        driver.process.fire(contract.key(), "boundaryEvent_tenDays");
        assertThat(driver.mails(contract, "waiting")).containsExactly(OWNER_MAIL);
        assertThat(driver.states(contract)).containsExactly(SignerStatus.OPEN, SignerStatus.WAITING);
    }

    @Test
    void givesThePlaceToSomebodyElse() {
        Case contract = driver.start();
        driver.signing.handOver(driver.link(contract, WEI), "Li Na", "li@customer.example", VISIT);

        assertThat(driver.mails(contract, "request")).containsExactly(WEI_MAIL, "li@customer.example");
        assertThat(driver.mails(contract, "handed-over")).containsExactly(OWNER_MAIL);
        SignerLine li = driver.signer(contract, "Li Na");
        assertThat(li.status()).isEqualTo(SignerStatus.OPEN);
        assertThat(openLinks(contract)).isEqualTo(1);
    }

    @Test
    void asksTheOwnerToCorrectAnAddressThatBounced() {
        Case contract = driver.start();
        bounce(contract, WEI, WEI_MAIL);
        assertThat(driver.mails(contract, "correct")).containsExactly(OWNER_MAIL);
        assertThat(openLinks(contract)).isZero();

        driver.process.fire(contract.key(), "boundaryEvent_correctionHalfTime");
        assertThat(driver.mails(contract, "owner-reminder")).containsExactly(OWNER_MAIL);
        driver.process.fire(contract.key(), "boundaryEvent_correctionOverdue");
        assertThat(driver.mails(contract, "overdue")).containsExactly("sg.dana@example.com", OWNER_MAIL);

        assertThatThrownBy(() -> correct(contract, "no address")).isInstanceOf(FormRejected.class);
        correct(contract, "zhang.wei@customer.example");
        assertThat(driver.mails(contract, "request")).containsExactly(WEI_MAIL, "zhang.wei@customer.example");
        assertThat(driver.states(contract)).containsExactly(SignerStatus.OPEN, SignerStatus.WAITING);
        assertThat(openLinks(contract)).isEqualTo(1);
    }

    @Test
    void ignoresTheBounceOfAnAddressThatIsNoLongerUsed() {
        Case contract = driver.start();
        driver.envelopes.correctAddress(
                contract.envelope(), driver.signer(contract, WEI).id(), "new@customer.example", OWNER);
        bounce(contract, WEI, WEI_MAIL);
        assertThat(driver.states(contract)).containsExactly(SignerStatus.OPEN, SignerStatus.WAITING);
        assertThat(driver.mails(contract, "request")).containsExactly(WEI_MAIL, "new@customer.example");
    }

    @Test
    void completesTheOwnersTaskWhenTheAddressIsCorrectedOnThePage() {
        Case contract = driver.start();
        bounce(contract, WEI, WEI_MAIL);
        driver.envelopes.correctAddress(
                contract.envelope(), driver.signer(contract, WEI).id(), "new@customer.example", OWNER);
        assertThat(driver.process.openTasks(contract.key())).isEmpty();
        assertThat(driver.mails(contract, "request")).containsExactly(WEI_MAIL, "new@customer.example");
    }

    @Test
    void asksTheOwnerWhenASignerOfOursLeaves() {
        Case contract = driver.together();
        driver.leaves(INSIDER);
        driver.courier.deliverAll();
        assertThat(driver.process.task(contract.key()).getAssignee()).isEqualTo(OWNER);
        assertThat(driver.states(contract)).containsExactly(SignerStatus.OPEN, SignerStatus.UNREACHABLE);

        driver.process.complete(
                contract.key(), OWNER, Map.of("signerName", "Dana Holm", "signerEmail", "sg.dana@example.com"));
        assertThat(driver.mails(contract, "request")).contains("sg.dana@example.com");
    }

    @Test
    void doesNotAskASignerWhoLeftBeforeTheirTurn() {
        Case contract = driver.start();
        driver.leaves(INSIDER);
        driver.type(contract, WEI);
        assertThat(driver.process.task(contract.key()).getAssignee()).isEqualTo(OWNER);
        assertThat(driver.mails(contract, "request")).containsExactly(WEI_MAIL);
    }

    @Test
    void goesToTheSuperiorWhenTheOwnerLeaves() {
        Case contract = driver.start();
        bounce(contract, WEI, WEI_MAIL);
        driver.leaves(OWNER);
        assertThat(driver.process.task(contract.key()).getAssignee()).isEqualTo("sg.dana");
        assertThat(driver.view(contract).owner()).isEqualTo("sg.dana");
    }

    @Test
    void goesOnWithTheSameLinksWhenMoreTimeIsGivenBeforeTheEnd() {
        Case contract = driver.start();
        Instant end = driver.view(contract).expires();
        driver.envelopes.extend(contract.envelope(), Duration.ofDays(14), OWNER);
        assertThat(driver.view(contract).expires()).isEqualTo(end.plus(Duration.ofDays(14)));
        assertThat(driver.mails(contract, "extended")).containsExactly(WEI_MAIL);
        assertThat(openLinks(contract)).isEqualTo(2);
        driver.type(contract, WEI);
        assertThat(driver.mails(contract, "request")).containsExactly(WEI_MAIL, IVAN_MAIL);
    }

    @Test
    void asksTheOwnerWhenTheTimeIsOver() {
        Case contract = expired();
        assertThat(driver.mails(contract, "expired")).containsExactly(OWNER_MAIL);
        assertThat(driver.signing.desk(driver.link(contract, WEI)).turn()).isEqualTo(Turn.LATE);
        assertThatThrownBy(() -> driver.type(contract, WEI)).isInstanceOf(SigningRefused.class);

        driver.process.fire(contract.key(), "boundaryEvent_decisionHalfTime");
        driver.process.fire(contract.key(), "boundaryEvent_decisionOverdue");
        assertThat(driver.mails(contract, "owner-reminder")).containsExactly(OWNER_MAIL);
        assertThat(driver.mails(contract, "overdue")).containsExactly("sg.dana@example.com", OWNER_MAIL);

        driver.process.complete(contract.key(), OWNER, Map.of("decision", "extend", "days", 7));
        assertThat(driver.view(contract).expires())
                .isCloseTo(driver.databaseTime().plus(Duration.ofDays(7)), SOON);
        assertThat(driver.mails(contract, "extended")).containsExactly(WEI_MAIL);
        driver.type(contract, WEI);
    }

    @Test
    void endsByTheClockOfTheDatabaseAsItsLinksDo() {
        Case contract = driver.start();
        driver.clock.advance(Duration.ofDays(365));
        assertThat(driver.view(contract).expires())
                .isCloseTo(driver.databaseTime().plus(Duration.ofDays(30)), SOON);
        assertThat(driver.view(contract).late()).isFalse();
        assertThat(driver.signing.desk(driver.link(contract, WEI)).turn()).isEqualTo(Turn.SIGN);

        driver.timeEnds(contract);
        driver.clock.reset();
        assertThat(driver.view(contract).late()).isTrue();
        assertThat(driver.signing.desk(driver.link(contract, WEI)).turn()).isEqualTo(Turn.LATE);
        assertThatThrownBy(() -> driver.type(contract, WEI)).isInstanceOf(SigningRefused.class);
    }

    @Test
    void extendsFromThePageAfterTheEnd() {
        Case contract = expired();
        driver.envelopes.extend(contract.envelope(), Duration.ofDays(7), OWNER);
        assertThat(driver.process.openTasks(contract.key())).isEmpty();
        assertThat(driver.mails(contract, "extended")).containsExactly(WEI_MAIL);
    }

    @Test
    void sendsNewLinksForTheWholeTimeAgain() {
        Case contract = expired();
        driver.process.complete(contract.key(), OWNER, Map.of("decision", "resend"));
        assertThat(driver.mails(contract, "request")).containsExactly(WEI_MAIL, WEI_MAIL);
        assertThat(driver.view(contract).expires())
                .isCloseTo(driver.databaseTime().plus(Duration.ofDays(30)), SOON);
        assertThat(openLinks(contract)).isEqualTo(1);
    }

    @Test
    void isTakenBackAfterTheEnd() {
        Case contract = expired();
        driver.process.complete(contract.key(), OWNER, Map.of("decision", "void", "reason", "No interest any more"));
        assertThat(driver.end(contract)).isEqualTo("endEvent_voidedAfterExpiry");
        assertThat(driver.outcome(contract)).isEqualTo("voided");
    }

    @Test
    void expiresWhenTheOwnerGivesNoMoreTime() {
        Case contract = expired();
        driver.process.complete(contract.key(), OWNER, Map.of("decision", "giveUp"));
        assertThat(driver.end(contract)).isEqualTo("endEvent_expired");
        assertThat(driver.outcome(contract)).isEqualTo("expired");
        assertThat(driver.view(contract).status()).isEqualTo(Status.EXPIRED);
        assertThat(driver.events).contains(new EnvelopeExpired(contract.envelope()));
    }

    @Test
    void expiresWhenNobodyDecidesForThirtyDays() {
        Case contract = expired();
        driver.process.fire(contract.key(), "boundaryEvent_undecided");
        assertThat(driver.end(contract)).isEqualTo("endEvent_expired");
    }

    @Test
    void refusesToSealADocumentThatWasChanged() {
        Case contract = driver.start();
        driver.everybodySigns(contract);
        // Somebody with access to the database exchanges the document and its hash.
        driver.jdbc
                .sql("UPDATE envelope SET sha256 = ? WHERE envelope_number = ?")
                .params("0".repeat(64), contract.envelope())
                .update();
        driver.process.runJobs(contract.key());
        assertThat(driver.end(contract)).isEqualTo("endEvent_altered");
        assertThat(driver.outcome(contract)).isEqualTo("voided");
        assertThat(driver.view(contract).archiveId()).isNull();
        assertThat(driver.mails(contract, "altered")).contains(OWNER_MAIL, "sg.ada@example.com");
        assertThat(driver.mails(contract, "ended")).containsExactly(WEI_MAIL, IVAN_MAIL);
    }

    @Test
    void refusesToSealWhenTheProofWasChanged() {
        Case contract = driver.start();
        driver.everybodySigns(contract);
        driver.jdbc
                .sql("UPDATE envelope_event SET actor = 'Somebody' WHERE kind = 'signed' AND envelope_id ="
                        + " (SELECT id FROM envelope WHERE envelope_number = ?)")
                .param(contract.envelope())
                .update();
        assertThat(driver.envelopes.check(contract.envelope()).text()).contains("tells something else");
        driver.process.runJobs(contract.key());
        assertThat(driver.end(contract)).isEqualTo("endEvent_altered");
    }

    @Test
    void wantsConsentAndASignature() {
        Case contract = driver.start();
        for (Given given : List.of(
                new Given(WEI, "", ""),
                new Given(WEI, "", "2020-01"),
                new Given(" ", "", Signing.CONSENT),
                new Given("", "1,1 2,2", Signing.CONSENT),
                new Given("", "1,1 2,2 3,3 4,4 700,1", Signing.CONSENT),
                new Given("", "<svg onload=1>", Signing.CONSENT))) {
            assertThatThrownBy(() -> driver.signing.sign(driver.link(contract, WEI), given, VISIT))
                    .isInstanceOf(SigningRefused.class);
        }
        assertThat(driver.states(contract)).containsExactly(SignerStatus.OPEN, SignerStatus.WAITING);
    }

    @Test
    void doesNotLetAnybodySignBeforeTheirTurn() {
        Case contract = driver.start();
        assertThatThrownBy(() -> driver.type(contract, IVAN)).isInstanceOf(SigningRefused.class);
    }

    @Test
    void keepsThatADocumentWasViewedOnce() {
        Case contract = driver.start();
        driver.signing.viewed(driver.link(contract, WEI), VISIT);
        driver.signing.viewed(driver.link(contract, WEI), VISIT);
        assertThat(driver.kinds(contract)).containsExactly("prepared", "sent", "asked", "viewed");
    }

    @Test
    void remindsAndSendsNewLinksWhenStaffSaysSo() {
        Case contract = driver.start();
        driver.envelopes.remind(contract.envelope(), OWNER);
        assertThat(driver.mails(contract, "reminder")).containsExactly(WEI_MAIL);
        driver.envelopes.resend(
                contract.envelope(), driver.signer(contract, WEI).id(), OWNER);
        assertThat(driver.mails(contract, "request")).containsExactly(WEI_MAIL, WEI_MAIL);
        assertThat(openLinks(contract)).isEqualTo(1);
        assertThatThrownBy(() -> driver.envelopes.resend(
                        contract.envelope(), driver.signer(contract, IVAN).id(), OWNER))
                .isInstanceOf(SigningRefused.class);
    }

    @Test
    void writesToSignersInTheirLanguage() {
        Case contract = driver.start(List.of(
                customer(1), new Signer("Ann Lee", "ann@customer.example", "Witness", 1, Locale.ENGLISH, null)));
        assertThat(subjects(contract, WEI_MAIL)).containsExactly("请签署：Contract " + contract.key() + " with Acme");
        assertThat(subjects(contract, "ann@customer.example"))
                .containsExactly("Please sign: Contract " + contract.key() + " with Acme");
        assertThat(insider(1).user()).isEqualTo(INSIDER);
    }

    @Test
    void keepsNoPersonalDataInTheEngine() {
        Case contract = driver.start();
        driver.everybodySigns(contract);
        driver.process.runJobs(contract.key());
        assertThat(driver.jdbc
                        .sql(
                                "SELECT COUNT(*) FROM ACT_HI_VARINST WHERE TEXT_ LIKE '%customer.example%' OR TEXT_ LIKE '%张%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Case expired() {
        Case contract = driver.start();
        driver.timeEnds(contract);
        driver.process.fire(contract.key(), "boundaryEvent_expired");
        return contract;
    }

    private void bounce(Case contract, String name, String address) {
        driver.mishaps.bounced(driver.signer(contract, name).id(), address, "550 no such user");
    }

    private void correct(Case contract, String email) {
        driver.process.complete(contract.key(), OWNER, Map.of("signerName", WEI, "signerEmail", email));
    }

    private List<String> subjects(Case contract, String recipient) {
        return driver.jdbc
                .sql("SELECT subject FROM mail_message WHERE case_key = ? AND recipient = ? ORDER BY id")
                .params(contract.key(), recipient)
                .query(String.class)
                .list();
    }

    private int openLinks(Case contract) {
        return driver.jdbc
                .sql("SELECT COUNT(*) FROM link WHERE record = ? AND used_at IS NULL AND revoked_at IS NULL")
                .param(contract.envelope())
                .query(Integer.class)
                .single();
    }
}
