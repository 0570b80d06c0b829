package com.saleswright.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SaleswrightTest
class DeadLettersTest {

    @Autowired
    private MailTemplates templates;

    @Autowired
    private MailTable table;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private QueueHealth health;

    @Autowired
    private MeterRegistry meters;

    private final String key = "DEAD/" + UUID.randomUUID();
    private Outbox outbox;
    private DeadLetters deadLetters;

    @BeforeEach
    void writeMail() {
        jdbc.sql("DELETE FROM mail_message WHERE status IN ('QUEUED', 'DEAD')").update();
        var signal = new RelaySignal();
        outbox = new Outbox(templates, table, Delivery.SMTP, signal, clock);
        deadLetters = new DeadLetters(jdbc, Delivery.SMTP, signal, outbox, clock);
        send(key, "rosa@example.com");
        table.dead(id(key), "550 no such user");
        send(key + "/bad", "nowhere");
    }

    @AfterEach
    void cleanUp() {
        jdbc.sql("DELETE FROM mail_message WHERE status IN ('QUEUED', 'DEAD')").update();
        clock.reset();
    }

    @Test
    void showsWhyAndHowOften() {
        assertThat(deadLetters.page(0).mails())
                .extracting(Mailbox.Mail::messageKey, Mailbox.Mail::reason, Mailbox.Mail::tries)
                .containsExactly(
                        tuple(key + "/bad", "The address 'nowhere' is not a mail address such as name@example.com.", 0),
                        tuple(key, "550 no such user", 1));
    }

    @Test
    void sendsAgainWithAllTriesAhead() {
        clock.advance(Duration.ofDays(2));

        assertThat(inTransaction(() -> deadLetters.retry(id(key)))).isTrue();

        assertThat(transaction.<List<MailTable.Claimed>>execute(
                        t -> table.claim(clock.instant(), clock.instant().plus(Relay.LEASE), 20)))
                .singleElement()
                .satisfies(m -> assertThat(m.tries()).isZero())
                .satisfies(m -> assertThat(m.queuedAt()).isEqualTo(clock.instant()));
        assertThat(inTransaction(() -> deadLetters.retry(id(key)))).as("twice").isFalse();
    }

    @Test
    void leavesWrongAddressesWhereTheyAre() {
        assertThat(inTransaction(deadLetters::retryAll)).isOne();
        assertThat(deadLetters.page(0).mails())
                .extracting(Mailbox.Mail::messageKey)
                .containsExactly(key + "/bad");
        assertThat(inTransaction(() -> deadLetters.retry(id(key + "/bad")))).isFalse();
    }

    @Test
    void discardsWithAReasonAndWithoutTheContent() {
        assertThat(inTransaction(() -> deadLetters.discard(id(key), "admin", "left the company")))
                .isTrue();

        assertThat(jdbc.sql("SELECT status, reason, body_html FROM mail_message WHERE message_key = ?")
                        .param(key)
                        .query()
                        .singleRow())
                .containsEntry("status", "DISCARDED")
                .containsEntry("reason", "Discarded by admin: left the company")
                .containsEntry("body_html", null);
    }

    @Test
    void isSeenInHealthAndMetrics() {
        send(key + "/waits", "rosa@example.com");
        clock.advance(Duration.ofMinutes(3));

        assertThat(health.health().getStatus().getCode()).isEqualTo("ATTENTION");
        assertThat(health.health().getDetails()).isEqualTo(Map.of("queued", 1L, "oldestSeconds", 180L, "dead", 2L));
        assertThat(meters.get("saleswright.mail.dead").gauge().value()).isEqualTo(2);
        assertThat(meters.get("saleswright.mail.queued").gauge().value()).isEqualTo(1);
        assertThat(meters.get("saleswright.mail.oldest.seconds").gauge().value())
                .isEqualTo(180);

        jdbc.sql("DELETE FROM mail_message WHERE status IN ('QUEUED', 'DEAD')").update();
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(t -> work.get()));
    }

    private void send(String messageKey, String to) {
        transaction.executeWithoutResult(t -> outbox.send(new Message(
                messageKey, "mail-test/hostile", to, "Rosa", Locale.ENGLISH, Map.of("remark", "fine"), null)));
    }

    private long id(String messageKey) {
        return jdbc.sql("SELECT id FROM mail_message WHERE message_key = ?")
                .param(messageKey)
                .query(Long.class)
                .single();
    }
}
