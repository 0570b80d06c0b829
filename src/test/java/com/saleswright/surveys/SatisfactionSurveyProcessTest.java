package com.saleswright.surveys;

import static com.saleswright.surveys.SurveyDriver.DIRECTOR;
import static com.saleswright.surveys.SurveyDriver.MANAGER;
import static com.saleswright.surveys.SurveyDriver.REP;
import static com.saleswright.surveys.SurveyDriver.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.engine.FormRejected;
import com.saleswright.mail.MailBounced;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.redesign.replay.Reproduced;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Every way through satisfaction-survey, on the real engine, tables, forms and rows. */
@SaleswrightTest
@Reproduced(value = "satisfaction-survey", atLeast = 12)
@RecordApplicationEvents
class SatisfactionSurveyProcessTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Opportunities opportunities;

    @Autowired
    private ApplicationEvents events;

    private SurveyDriver survey;

    @Autowired
    private ConductWords words;

    @BeforeEach
    void open() {
        survey = new SurveyDriver(context);
    }

    @AfterEach
    void close() {
        survey.clock.reset();
    }

    @Test
    void thanksAPromoterAndAsksForAReferenceOnceAYear() {
        long customer = survey.customer("B");
        String number = survey.answered(survey.sent(customer), 10, "Great");

        assertThat(survey.ends(number)).containsExactly("endEvent_thanked");
        assertThat(survey.mails(number)).containsExactly("surveys/invitation", "surveys/thanks");
        assertThat(survey.surveys.lastAnswer(customer, SUCCESS).orElseThrow().score())
                .isEqualTo(10);
        assertThat(asked(number)).isTrue();

        survey.later(Duration.ofDays(100));
        assertThat(asked(survey.answered(survey.sent(customer), 9, ""))).isFalse();
    }

    @Test
    void skipsWhoWasAskedLately() {
        long customer = survey.customer("B");
        survey.sent(customer);
        String second = survey.sent(customer);

        assertThat(survey.ends(second)).containsExactly("endEvent_skipped");
        assertThat(survey.rows.get(second).status()).isEqualTo(SurveyStatus.SKIPPED);
        assertThat(survey.rows.get(second).endReason()).isEqualTo("The customer was surveyed within 90 days");
        assertThat(survey.mails(second)).isEmpty();
    }

    @Test
    void skipsWhoHasNoContact() {
        String number = survey.sent(survey.lonely("B"));
        assertThat(survey.rows.get(number).endReason()).isEqualTo("The customer has no contact");
    }

    @Test
    void asksByHandAtOnceButNotByTheRatedRep() {
        long customer = survey.customer("B");
        opportunities.save(
                Opportunity.engaging("SU-" + customer, MANAGER, null, customer, LocalDate.parse("2026-03-01")));

        assertThatThrownBy(() -> survey.surveys.startByHand(customer, MANAGER)).isInstanceOf(SurveyRefused.class);
        assertThatThrownBy(() -> survey.surveys.startByHand(customer, REP)).isInstanceOf(SurveyRefused.class);
        String number = survey.surveys.startByHand(customer, SUCCESS);

        assertThat(survey.rows.get(number).status()).isEqualTo(SurveyStatus.SENT);
        assertThat(survey.rows.get(number).rep()).isEqualTo(MANAGER);
    }

    @Test
    void asksSevenDaysAfterALostDeal() {
        long customer = survey.customer("B");
        String id = "SU-LOST-" + customer;
        opportunities.save(Opportunity.engaging(id, REP, null, customer, LocalDate.parse("2026-03-01")));
        opportunities.markLost(id, "Price", null, REP);

        Survey planned = survey.surveys.ofCustomer(customer).get(0);
        assertThat(planned.trigger()).isEqualTo(Trigger.DEAL_LOST);
        assertThat(planned.status()).isEqualTo(SurveyStatus.PLANNED);
        survey.process.fire(planned.number(), "timerEvent_timeToAsk");
        assertThat(survey.rows.get(planned.number()).status()).isEqualTo(SurveyStatus.SENT);
    }

    @Test
    void remindsTwiceThenExpires() {
        String number = survey.sent("B");
        survey.later(Duration.ofDays(5));
        survey.process.fire(number, "boundaryEvent_day5");
        survey.later(Duration.ofDays(7));
        survey.process.fire(number, "boundaryEvent_day12");
        assertThat(survey.mails(number)).containsExactly("surveys/invitation", "surveys/reminder", "surveys/reminder");

        survey.later(Duration.ofDays(9));
        survey.process.fire(number, "boundaryEvent_over");

        assertThat(survey.ends(number)).containsExactly("endEvent_reminded", "endEvent_reminded", "endEvent_expired");
        assertThat(survey.rows.get(number).status()).isEqualTo(SurveyStatus.EXPIRED);
    }

    @Test
    void neitherRemindsNorExpiresWhatIsAnswered() {
        String number = survey.sent("B");
        survey.links.answer(survey.link(number), Map.of("score", "9"));
        survey.process.fire(number, "boundaryEvent_day5");
        assertThat(survey.mails(number)).containsExactly("surveys/invitation");

        survey.process.fire(number, "boundaryEvent_over");
        assertThat(survey.ends(number)).endsWith("endEvent_thanked");
        survey.inbound.handOver();
        assertThat(survey.rows.inbound(Instant.parse("2030-01-01T00:00:00Z"), 1000))
                .extracting(SurveyRows.Inbound::survey)
                .doesNotContain(number);
    }

    @Test
    void endsWhenTheMailComesBack() {
        String number = survey.sent("B");
        context.publishEvent(new MailBounced(number + "/invitation", "wei@customer.example", "No such mailbox"));
        survey.inbound.handOver();
        assertThat(survey.ends(number)).containsExactly("endEvent_bounced");
        assertThat(survey.rows.get(number).status()).isEqualTo(SurveyStatus.BOUNCED);
    }

    @Test
    void neverAsksAgainWhoHasOptedOut() {
        long customer = survey.customer("B");
        String number = survey.sent(customer);
        survey.links.optOut(survey.link(number));
        survey.inbound.handOver();

        assertThat(survey.ends(number)).containsExactly("endEvent_optedOut");
        assertThat(survey.rows.get(survey.sent(customer)).endReason()).isEqualTo("Every contact has opted out");
    }

    @Test
    void letsTheRepCareForAPassiveCustomer() {
        String number = survey.answered(survey.sent("B"), 7, "Fine");
        assertThat(survey.assignee(number)).isEqualTo(REP);
        survey.process.fire(number, "boundaryEvent_careHalf");
        survey.process.fire(number, "boundaryEvent_careOverdue");
        survey.process.complete(number, REP, Map.of("careNote", "A visit each month"));

        assertThat(survey.ends(number))
                .containsExactlyInAnyOrder("endEvent_careReminded", "endEvent_careEscalated", "endEvent_cared");
        assertThat(survey.rows.notes(number)).extracting(SurveyRows.Note::note).containsExactly("A visit each month");
        assertThat(survey.mails(number)).contains("surveys/task-reminder", "surveys/task-overdue");
    }

    @Test
    void recoversADetractorUntilTheCustomerIsContent() {
        String number = survey.answered(survey.sent("B"), 3, "Late again");
        assertThat(survey.assignee(number)).as("not the rated rep").isEqualTo(SUCCESS);
        assertThat(survey.process.task(number).getDueDate().toInstant()).isEqualTo("2026-03-05T09:00:00Z");
        survey.process.fire(number, "boundaryEvent_recoveryHalf");

        survey.recover(number, SUCCESS);
        assertThat(survey.assignee(number)).isEqualTo(MANAGER);
        assertThatThrownBy(() -> survey.process.complete(number, MANAGER, Map.of("verdict", "no")))
                .isInstanceOf(FormRejected.class);
        survey.process.complete(number, MANAGER, Map.of("verdict", "no", "verdictReason", "Call again"));
        survey.recover(number, SUCCESS);
        survey.process.fire(number, "boundaryEvent_confirmHalf");
        survey.process.fire(number, "boundaryEvent_confirmOverdue");
        survey.process.complete(number, MANAGER, Map.of("verdict", "yes"));

        survey.later(Duration.ofDays(30));
        survey.process.fire(number, "timerEvent_thirtyDays");
        survey.process.fire(number, "boundaryEvent_recheckHalf");
        survey.process.fire(number, "boundaryEvent_recheckOverdue");
        survey.process.complete(number, SUCCESS, Map.of("content", "no", "recheckNote", "Broke again"));
        survey.recover(number, SUCCESS);
        survey.process.complete(number, MANAGER, Map.of("verdict", "yes"));
        survey.process.fire(number, "timerEvent_thirtyDays");
        survey.process.complete(number, SUCCESS, Map.of("content", "yes", "recheckNote", "Works"));

        assertThat(survey.ends(number))
                .contains(
                        "endEvent_recoveryReminded",
                        "endEvent_confirmReminded",
                        "endEvent_confirmEscalated",
                        "endEvent_recheckReminded",
                        "endEvent_recheckEscalated",
                        "endEvent_recovered");
        assertThat(survey.rows.notes(number)).hasSize(8);
    }

    @Test
    void givesAnOverdueRecoveryToTheDirector() {
        String number = survey.answered(survey.sent("A"), 0, "Bad");
        assertThat(survey.process.task(number).getDueDate().toInstant())
                .as("four working hours")
                .isEqualTo("2026-03-04T13:00:00Z");
        survey.process.fire(number, "boundaryEvent_recoveryOverdue");

        assertThat(survey.assignee(number)).isEqualTo(DIRECTOR);
        assertThat(survey.ends(number)).containsExactly("endEvent_recoveryEscalated");
    }

    @Test
    void letsSomebodyElseConfirmWhatTheDirectorDid() {
        String number = survey.answered(survey.sent("A"), 0, "Bad");
        survey.clock.reset();
        survey.without(MANAGER, () -> {
            String orphan = survey.answered(survey.sent("A"), 0, "Worse");
            survey.process.fire(orphan, "boundaryEvent_recoveryOverdue");
            assertThat(survey.assignee(orphan)).isEqualTo(DIRECTOR);
            survey.recover(orphan, DIRECTOR);
            assertThat(survey.assignee(orphan)).isNotIn(DIRECTOR, REP);
        });
        assertThat(survey.assignee(number)).isEqualTo(SUCCESS);
    }

    @Test
    void goesOnWhenWhoeverFollowsUpHasLeft() {
        String number = survey.answered(survey.sent("A"), 0, "Bad");
        String care = survey.answered(survey.sent("B"), 7, "Well");
        assertThat(survey.assignee(number)).isEqualTo(SUCCESS);
        assertThat(survey.assignee(care)).isEqualTo(REP);

        survey.without(SUCCESS, () -> {
            assertThat(survey.assignee(number)).isNotIn(SUCCESS, REP);
            String owner = survey.assignee(number);
            survey.recover(number, owner);
            assertThat(survey.assignee(number)).isNotIn(owner, REP);
        });
        survey.without(
                REP, () -> assertThat(survey.assignee(care)).isNotEqualTo(REP).isNotNull());
    }

    @Test
    void drawsNobodyWhomTheRatedPersonNamed() {
        for (int i = 0; i < 8; i++) {
            long customer = survey.customer("B");
            for (int friend = 0; friend < 5; friend++) {
                survey.contacts.add(customer, "Friend", "friend%d@customer.example".formatted(friend), "en", REP);
            }
            Survey asked = survey.rows.get(survey.sent(customer));
            assertThat(survey.contacts.find(Objects.requireNonNull(asked.contactId())))
                    .hasValueSatisfying(c -> assertThat(c.name()).isEqualTo("Kim Frost"));
        }
        long onlyFriends = survey.lonely("B");
        survey.contacts.add(onlyFriends, "Friend", "friend@customer.example", "en", REP);
        assertThat(survey.rows.get(survey.sent(onlyFriends)).status()).isEqualTo(SurveyStatus.SENT);
    }

    @ParameterizedTest
    @CsvSource({
        "He asked for a kickback, true",
        "Kickbacks!, true",
        "I describe and prescribe, false",
        "An incorruptible team, false",
        "有回扣, true"
    })
    void knowsConductWordsByTheirBeginning(String comment, boolean concern) {
        assertThat(words.in(new Answer("S", 5, null, null, null, null, comment, "", false, TestClock.START)))
                .isEqualTo(concern);
    }

    @Test
    void reportsWordsThatPointToMisconduct() {
        String number = survey.answered(survey.sent("B"), 8, "He asked for a Kickback");
        assertThat(events.stream(ConductConcern.class).map(ConductConcern::survey))
                .containsExactly(number);
        assertThat(events.stream(ConductConcern.class).map(ConductConcern::rep)).containsExactly(REP);
        assertThat(survey.mails(number)).contains("surveys/concern");
    }

    @Test
    void cancelsWithAReason() {
        String number = survey.sent("B");
        assertThatThrownBy(() -> survey.surveys.cancel(number, SUCCESS, " ")).isInstanceOf(SurveyRefused.class);
        assertThatThrownBy(() -> survey.surveys.cancel(number, REP, "I like not"))
                .isInstanceOf(SurveyRefused.class);
        survey.surveys.cancel(number, SUCCESS, "Sent by mistake");

        assertThat(survey.ends(number)).containsExactly("endEvent_cancelled");
        assertThat(survey.rows.get(number).status()).isEqualTo(SurveyStatus.CANCELLED);
        assertThat(survey.rows.get(number).endReason()).isEqualTo("Sent by mistake");
    }

    @Test
    void judgesAPersonByFiveAnswersOrMore() {
        assertThat(survey.surveys.satisfactionWith("su.nobody")).isEmpty();
    }

    private boolean asked(String number) {
        return survey.jdbc
                        .sql("SELECT COUNT(*) FROM survey WHERE number = ? AND reference_asked_at IS NOT NULL")
                        .param(number)
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
