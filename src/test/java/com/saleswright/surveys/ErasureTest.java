package com.saleswright.surveys;

import static com.saleswright.surveys.SurveyDriver.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.customers.Contact;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Contacts whose personal data has to go: nothing of it is in the whole database afterwards. */
@SaleswrightTest
class ErasureTest {

    private static final String CANARY = "Kanarienvogel";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TaskService tasks;

    private SurveyDriver survey;

    @BeforeEach
    void open() {
        survey = new SurveyDriver(context);
    }

    @AfterEach
    void close() {
        survey.clock.reset();
    }

    @Test
    void leavesNothingOfTheContactInTheDatabase() {
        long customer = survey.lonely("A");
        Contact contact = survey.contacts.add(
                customer, CANARY + " Frost", CANARY.toLowerCase(Locale.ROOT) + "@customer.example", "en", null);
        String ended = survey.answered(survey.sent(customer), 10, "Well done, says " + CANARY);
        survey.later(java.time.Duration.ofDays(100));
        String open = survey.answered(survey.sent(customer), 1, CANARY + " is angry");
        String task = survey.process.task(open).getId();
        tasks.createComment(task, null, "Called " + CANARY);
        survey.process.complete(
                open,
                SUCCESS,
                Map.of(
                        "cause",
                        "delivery",
                        "action",
                        "Called " + CANARY,
                        "contactedOn",
                        "2026-06-12",
                        "reaction",
                        CANARY));
        survey.later(java.time.Duration.ofDays(100));
        String waiting = survey.sent(customer);
        survey.process.fire(waiting, "boundaryEvent_day5");
        assertThat(traces()).as("it is looked for where it is").hasSizeGreaterThan(5);

        survey.contacts.erase(customer, contact.key(), SUCCESS);

        assertThat(traces()).isEmpty();
        assertThat(survey.contacts.of(customer)).isEmpty();
        assertThat(survey.rows.get(ended).status()).isEqualTo(SurveyStatus.ANSWERED);
        assertThat(survey.rows.get(open).status())
                .as("a bad answer still counts")
                .isEqualTo(SurveyStatus.ANSWERED);
        assertThat(survey.rows.answerTo(open)).hasValueSatisfying(a -> {
            assertThat(a.score()).isEqualTo(1);
            assertThat(a.comment()).isEmpty();
        });
        assertThat(survey.process.openTasks(open)).isEmpty();
        assertThat(survey.rows.get(waiting).status()).isEqualTo(SurveyStatus.CANCELLED);
    }

    /** Rows of any table that hold the word, as text or as bytes. */
    private List<String> traces() {
        String bytes = HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.UTF_8));
        return dump().filter(row -> {
                    String text = row.toLowerCase(Locale.ROOT);
                    return text.contains(CANARY.toLowerCase(Locale.ROOT)) || text.contains(bytes);
                })
                .toList();
    }

    private Stream<String> dump() {
        if (!TestDatabase.onPostgres()) {
            return survey.jdbc.sql("SCRIPT").query(String.class).list().stream();
        }
        return survey
                .jdbc
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                .query(String.class)
                .list()
                .stream()
                .flatMap(table ->
                        survey.jdbc.sql("SELECT t::text FROM \"" + table + "\" t").query(String.class).list().stream());
    }
}
