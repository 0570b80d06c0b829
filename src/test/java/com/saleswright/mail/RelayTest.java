package com.saleswright.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of a mail from the outbox to a real mail server, and to one that does not want it. */
@SaleswrightTest
class RelayTest {

    @RegisterExtension
    private static final GreenMailExtension mailServer =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

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
    private Environment environment;

    private final RelaySignal signal = new RelaySignal();
    private final String key = "RELAY/" + UUID.randomUUID();
    private Outbox outbox;
    private UnwillingServer unwilling;

    @BeforeEach
    void prepare() throws IOException {
        jdbc.sql("DELETE FROM mail_message WHERE status = 'QUEUED'").update();
        outbox = new Outbox(templates, table, Delivery.SMTP, signal, clock);
        unwilling = new UnwillingServer();
    }

    @AfterEach
    void cleanUp() {
        unwilling.close();
        clock.reset();
    }

    @Test
    void sendsTextWithAnHtmlAlternative() throws Exception {
        send(message(key, "Rosa Lind <script>"));

        assertThat(willingRelay().deliverDue()).isOne();

        MimeMessage mail = received().get(0);
        assertThat(mail.getSubject()).isEqualTo("About <b>fine</b>");
        assertThat(mail.getAllRecipients()[0]).hasToString("\"Rosa Lind <script>\" <rosa@example.com>");
        assertThat(mail.getFrom()[0]).hasToString("Saleswright <saleswright@example.com>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) parts.getBodyPart(0).getContent()).startsWith("Rosa Lind <script>: <b>fine</b>");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("Rosa Lind &lt;script&gt;: &lt;b&gt;fine&lt;/b&gt;")
                .doesNotContain("<script");
        assertThat(row()).containsEntry("status", "SENT").containsEntry("body_text", null);
    }

    @Test
    void keepsAHostileNameInsideItsHeader() throws Exception {
        send(message(key, "Rosa\r\nBcc: all@example.com\r\n\r\nbuy \"now\", <x@y.z>"));

        willingRelay().deliverDue();

        assertThat(received()).hasSize(1);
        MimeMessage mail = received().get(0);
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()[0].toString()).endsWith("<rosa@example.com>");
    }

    @Test
    void sendsOneMailForOneKeyAndNothingForRolledBackWork() {
        send(message(key, "Rosa"));
        send(message(key, "Rosa"));
        transaction.executeWithoutResult(t -> {
            outbox.send(message(key + "/rolled-back", "Rosa"));
            t.setRollbackOnly();
        });

        willingRelay().deliverDue();
        willingRelay().deliverDue();

        assertThat(received()).hasSize(1);
    }

    @Test
    void triesAgainWithTheSameIdAfterARefusalForNow() throws Exception {
        unwilling.answers.put("RCPT", "450 mailbox is busy");
        send(message(key, "Rosa"));
        Relay relay = relay(unwilling.port());

        assertThat(relay.deliverDue()).isZero();
        assertThat(row())
                .containsEntry("status", "QUEUED")
                .containsEntry("tries", 1)
                .containsEntry("reason", "450 mailbox is busy");

        unwilling.answers.clear();
        assertThat(relay.deliverDue()).as("before it is due").isZero();
        clock.advance(Duration.ofSeconds(13));
        assertThat(relay.deliverDue()).isOne();
        assertThat(unwilling.messageIds).containsExactly("<" + row().get("message_id") + "@example.com>");
        assertThat(row()).containsEntry("status", "SENT").containsEntry("tries", 2);
    }

    @Test
    void sendsTheSameIdAgainWhenTheServerDropsTheConnectionAfterTheData() {
        unwilling.answers.put(".", UnwillingServer.DROP);
        send(message(key, "Rosa"));
        Relay relay = relay(unwilling.port());

        relay.deliverDue();
        unwilling.answers.clear();
        clock.advance(Duration.ofSeconds(13));
        relay.deliverDue();

        assertThat(unwilling.messageIds).hasSize(2);
        assertThat(unwilling.messageIds.get(0)).isEqualTo(unwilling.messageIds.get(1));
    }

    @Test
    void sendsAgainAfterADeathBetweenReceiptAndNote() {
        send(message(key, "Rosa"));
        transaction.executeWithoutResult(
                t -> assertThat(table.claim(clock.instant(), clock.instant().plus(Relay.LEASE), 20))
                        .hasSize(1));

        assertThat(willingRelay().deliverDue())
                .as("while the dead one holds it")
                .isZero();
        clock.advance(Relay.LEASE);
        assertThat(willingRelay().deliverDue()).isOne();
    }

    @Test
    void isDeadAtOnceWhenTheRecipientIsRefusedForGood() {
        unwilling.answers.put("RCPT", "550 no such user");
        send(message(key, "Rosa"));

        relay(unwilling.port()).deliverDue();

        assertThat(row())
                .containsEntry("status", "DEAD")
                .containsEntry("tries", 1)
                .containsEntry("reason", "550 no such user")
                .containsEntry("due_at", null);
    }

    @Test
    void isDeadAfterMoreThanADayOfRefusals() {
        unwilling.answers.put("RCPT", "450 mailbox is full");
        send(message(key, "Rosa"));
        Relay relay = relay(unwilling.port());
        int tries = 0;
        while ("QUEUED".equals(row().get("status"))) {
            relay.deliverDue();
            clock.advance(Duration.ofMinutes(73));
            tries++;
        }

        assertThat(tries).isBetween(RetryPolicy.FEWEST_TRIES, 30);
        assertThat(Duration.between(TestClock.START, clock.instant())).isGreaterThan(RetryPolicy.SHORTEST_SPAN);
        assertThat(row()).containsEntry("status", "DEAD");
    }

    @ParameterizedTest
    @CsvSource({"'',554 go away", "'',hang", "EHLO,drop", "'',421 too busy"})
    void countsNoTriesWhileTheServerCannotBeReached(String command, String answer) {
        unwilling.answers.put(command, answer);
        unwilling.answers.put("HELO", answer);
        for (int i = 0; i < 5; i++) {
            send(message(key + "/" + i, "Rosa"));
        }
        Relay relay = relay(unwilling.port());

        for (int i = 0; i < 3; i++) {
            assertThat(relay.deliverDue()).isZero();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(tries()).containsOnly(0);

        unwilling.answers.clear();
        assertThat(relay.deliverDue()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL,451 try later,250",
        "DATA,451 try later,250",
        ".,451 try later,250",
        ".,drop,250",
        "MAIL,550 who are you,250",
        // What is said about a recipient is no reason to leave the server alone.
        "RCPT,451 try later,700"
    })
    void sendsEverythingWithinFiveMinutesAfterAnHourOfTrouble(String command, String answer, int mostTries) {
        unwilling.answers.put(command, answer);
        for (int i = 0; i < 30; i++) {
            send(message(key + "/" + i, "Rosa"));
        }
        Relay relay = relay(unwilling.port());
        for (int second = 0; second < 3600; second += 30) {
            assertThat(relay.deliverDue()).isZero();
            clock.advance(Duration.ofSeconds(30));
        }
        int attempts = unwilling.commands.size();
        assertThat(tries().stream().mapToInt(t -> t).sum())
                .as("tries in an hour, the server being left alone meanwhile")
                .isLessThan(mostTries);

        unwilling.answers.clear();
        int sent = 0;
        for (int second = 0; second < 300; second += 5) {
            sent += relay.deliverDue();
            clock.advance(Duration.ofSeconds(5));
        }
        assertThat(sent).isEqualTo(30);
        assertThat(attempts).isPositive();
    }

    @Test
    void aHangingServerHoldsUpNobodyAtWork() {
        unwilling.answers.put("", UnwillingServer.HANG);
        var thread = new RelayThread(relay(unwilling.port(), 5000), signal);
        thread.start();
        try {
            send(message(key, "Rosa"));
            await().until(() -> Thread.getAllStackTraces().entrySet().stream()
                    .anyMatch(e -> e.getKey().getName().equals("mail-relay")
                            && Arrays.toString(e.getValue()).contains("SMTPTransport")));
            long start = System.nanoTime();
            send(message(key + "/2", "Rosa"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertThat(row()).containsEntry("status", "QUEUED");
        } finally {
            unwilling.close();
            thread.stop();
        }
    }

    @Test
    void wakesAfterTheCommit() {
        var thread = new RelayThread(willingRelay(), signal);
        thread.start();
        try {
            // The thread polls once at its start; only the signal can make it fast from then on.
            send(message(key, "Rosa"));
            await().atMost(Duration.ofSeconds(3)).until(() -> received().size() == 1);
            send(message(key + "/2", "Rosa"));
            await().atMost(Duration.ofSeconds(3)).until(() -> received().size() == 2);
        } finally {
            thread.stop();
        }
    }

    @Test
    void twoRelaysSendEachMailOnce() {
        for (int i = 0; i < 200; i++) {
            send(message(key + "/" + i, "Rosa"));
        }

        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(willingRelay()::deliverDue);
        CompletableFuture<Integer> two = CompletableFuture.supplyAsync(willingRelay()::deliverDue);

        assertThat(one.join() + two.join()).isEqualTo(200);
        assertThat(received().stream().map(RelayTest::id)).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void waitsForTheServerOnlySoLong() {
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            assertThat(environment.getProperty("spring.mail.properties.mail.smtp." + limit))
                    .isEqualTo("10000");
            assertThat(environment.getProperty("spring.mail.properties.mail.smtps." + limit))
                    .isEqualTo("10000");
        }
    }

    private void send(Message message) {
        transaction.executeWithoutResult(t -> outbox.send(message));
    }

    private static Message message(String key, String name) {
        return new Message(
                key,
                "mail-test/hostile",
                "rosa@example.com",
                name,
                Locale.ENGLISH,
                Map.of("remark", "<b>fine</b>"),
                "DEAL-2026-0001");
    }

    private Relay willingRelay() {
        return relay(mailServer.getSmtp().getPort());
    }

    private Relay relay(int port) {
        return relay(port, 200);
    }

    private Relay relay(int port, int timeout) {
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            server.getJavaMailProperties().setProperty("mail.smtp." + limit, String.valueOf(timeout));
        }
        return new Relay(
                table,
                transaction,
                server,
                Smtp.sender("Saleswright <saleswright@example.com>"),
                new ReturnPath(null),
                event -> {},
                clock);
    }

    private static List<MimeMessage> received() {
        return new ArrayList<>(List.of(mailServer.getReceivedMessages()));
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> row() {
        return jdbc.sql("SELECT * FROM mail_message WHERE message_key = ?")
                .param(key)
                .query()
                .singleRow();
    }

    private List<Integer> tries() {
        return jdbc.sql("SELECT tries FROM mail_message WHERE message_key LIKE ?")
                .param(key + "%")
                .query(Integer.class)
                .list();
    }
}
