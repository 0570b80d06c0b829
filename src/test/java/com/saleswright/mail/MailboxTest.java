package com.saleswright.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.mail.Mailbox.Mail;
import com.saleswright.mail.Mailbox.Reader;
import com.saleswright.testkit.SaleswrightTest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who sees which mail. */
@SaleswrightTest
class MailboxTest {

    private static final Reader ADMIN = new Reader("admin", true);

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final Reader rosa = new Reader("rosa-" + id, false);
    private final Reader ravi = new Reader("ravi-" + id, false);
    private Mailbox mailbox;

    @BeforeEach
    void writeMail() {
        mailbox = mailbox(Delivery.MAILBOX);
        transaction.executeWithoutResult(t -> {
            for (int i = 0; i < 25; i++) {
                outbox.send(message("Rosa-" + id + "@example.com", "number_" + i, "CASE-" + id));
            }
            outbox.send(message("ravi-" + id + "@example.com", "number_1", "CASE-" + id));
        });
    }

    @Test
    void showsPeopleTheirOwnMailNewestFirst() {
        var first = mailbox.page(rosa, "", 0);
        var second = mailbox.page(rosa, "", 1);

        assertThat(first.mails()).hasSize(20).first().extracting(Mail::subject).isEqualTo("About number_24");
        assertThat(first.last()).isFalse();
        assertThat(second.mails()).hasSize(5);
        assertThat(second.last()).isTrue();
        assertThat(mailbox.page(ravi, "", 0).mails()).hasSize(1);
        assertThat(mailbox.page(new Reader("nobody", false), "", 0).mails()).isEmpty();
    }

    @Test
    void opensNobodyElsesMail() {
        long rosas = mailbox.page(rosa, "", 0).mails().get(0).id();

        assertThat(mailbox.content(rosa, rosas))
                .hasValueSatisfying(c -> assertThat(c.html()).contains("number_24"));
        assertThat(mailbox.content(ADMIN, rosas)).isPresent();
        assertThat(mailbox.content(ravi, rosas)).isEmpty();
        assertThat(mailbox.find(ravi, rosas)).isEmpty();
    }

    @Test
    void findsBySubjectAddressAndCaseWithoutWildcards() {
        assertThat(mailbox.page(ADMIN, "RAVI-" + id, 0).mails()).hasSize(1);
        assertThat(mailbox.page(ADMIN, "case-" + id, 0).mails()).hasSize(20);
        assertThat(mailbox.page(rosa, "number_24", 0).mails()).hasSize(1);
        assertThat(mailbox.page(rosa, "number%4", 0).mails()).isEmpty();
        assertThat(mailbox.page(rosa, "numberx24", 0).mails()).isEmpty();
    }

    @Test
    void tellsTheMailsOfACase() {
        assertThat(mailbox.ofCase("CASE-" + id))
                .hasSize(26)
                .first()
                .satisfies(m -> assertThat(m.template()).isEqualTo("mail-test/hostile"))
                .satisfies(m -> assertThat(m.status()).isEqualTo(Status.KEPT));
    }

    @Test
    void showsAdministratorsNoContentWhenAMailServerIsConfigured() {
        Mailbox withServer = mailbox(Delivery.SMTP);
        long newest = withServer.page(ADMIN, "", 0).mails().get(0).id();

        assertThat(withServer.content(ADMIN, newest)).isEmpty();
        assertThat(withServer.page(rosa, "", 0).mails()).isEmpty();
    }

    private Mailbox mailbox(Delivery delivery) {
        return new Mailbox(jdbc, delivery, new ObjectProvider<>() {
            @Override
            public Stream<MailboxAddresses> stream() {
                return Stream.of(user -> user.endsWith(id) ? Optional.of(user + "@example.com") : Optional.empty());
            }
        });
    }

    private static Message message(String to, String remark, String caseKey) {
        return new Message(
                "MAILBOX/" + UUID.randomUUID(),
                "mail-test/hostile",
                to,
                "Somebody",
                Locale.ENGLISH,
                Map.of("remark", remark),
                caseKey);
    }
}
