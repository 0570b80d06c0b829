package com.saleswright.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetup;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes back is told to whoever sent it: by the address that it comes to, or the mail that it quotes. */
@SaleswrightTest
class BouncesTest {

    private static final String ADDRESS = "bounces@example.com";

    @RegisterExtension
    private static final GreenMailExtension servers = new GreenMailExtension(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

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

    private final String key = "BOUNCE/" + UUID.randomUUID();
    private final List<MailBounced> told = new ArrayList<>();
    private GreenMailUser mailbox;
    private BounceReader reader;

    @BeforeEach
    void sendOne() throws Exception {
        jdbc.sql("DELETE FROM mail_message WHERE status = 'QUEUED'").update();
        mailbox = servers.setUser(ADDRESS, "bounces", "secret");
        reader = new BounceReader(
                new BounceSettings(
                        ADDRESS,
                        "127.0.0.1",
                        servers.getImap().getPort(),
                        "imap",
                        "bounces",
                        "secret",
                        "INBOX",
                        Duration.ofMinutes(1)),
                table,
                event -> told.add((MailBounced) event));
        Outbox outbox = new Outbox(templates, table, Delivery.SMTP, new RelaySignal(), clock);
        transaction.executeWithoutResult(t -> outbox.send(new Message(
                key, "mail/test", "gone@customer.example", "Gone", Locale.ENGLISH, Map.of("facts", Map.of()), null)));
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(servers.getSmtp().getPort());
        new Relay(
                        table,
                        transaction,
                        server,
                        Smtp.sender("Saleswright <saleswright@example.com>"),
                        new ReturnPath(ADDRESS),
                        event -> {},
                        clock)
                .deliverDue();
    }

    @Test
    void sendsEachMailWithAReturnAddressOfItsOwn() throws Exception {
        MimeMessage received = servers.getReceivedMessages()[0];
        assertThat(received.getHeader("Return-Path", null)).contains("<bounces+" + token() + "@example.com>");
        assertThat(received.getHeader("From", null)).contains("saleswright@example.com");
    }

    @Test
    void tellsWhatCameBackToTheAddressOfTheMail() throws Exception {
        deliver(report("bounces+" + token() + "@example.com", "failed", "5.1.1", "x@y"));
        assertThat(reader.read()).isEqualTo(1);
        assertThat(told).containsExactly(new MailBounced(key, "gone@customer.example", "550 5.1.1 No such user here"));
        assertThat(reader.read()).as("what was read once is not read again").isZero();
        assertThat(jdbc.sql("SELECT reason FROM mail_message WHERE message_key = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .contains("No such user here");
    }

    @Test
    void tellsWhatQuotesTheMail() throws Exception {
        deliver(report("saleswright@example.com", "failed", "5.1.1", messageId() + "@example.com"));
        assertThat(reader.read()).isEqualTo(1);
    }

    @Test
    void ignoresDelaysRepliesAndReportsAboutOthers() throws Exception {
        String to = "bounces+" + token() + "@example.com";
        deliver(report(to, "delayed", "4.4.1", "x@y"));
        deliver(report("bounces+" + "0".repeat(32) + "@example.com", "failed", "5.1.1", "x@y"));
        deliver("From: gone@customer.example\r\nTo: " + to
                + "\r\nSubject: Out of office\r\nAuto-Submitted: auto-replied\r\n\r\nBack on Monday\r\n");
        deliver("To: " + to
                + "\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\nnothing\r\n");
        assertThat(reader.read()).isZero();
        assertThat(told).isEmpty();
    }

    private UUID messageId() {
        return jdbc.sql("SELECT message_id FROM mail_message WHERE message_key = ?")
                .param(key)
                .query(UUID.class)
                .single();
    }

    private String token() {
        return messageId().toString().replace("-", "");
    }

    private void deliver(String text) throws Exception {
        mailbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static String report(String to, String action, String status, String original) {
        return """
                From: Mail Delivery System <MAILER-DAEMON@mx.example>
                To: %s
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="part"

                --part
                Content-Type: text/plain; charset=us-ascii

                I am sorry to have to inform you that your message could not be delivered.

                --part
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Wed, 4 Mar 2026 09:00:00 +0000

                Final-Recipient: rfc822; gone@customer.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1
                    No such user here

                --part
                Content-Type: text/rfc822-headers

                From: saleswright@example.com
                Message-ID: <%s>
                Subject: Test

                --part--
                """
                .formatted(to, action, status, original)
                .replace("\n", "\r\n");
    }
}
