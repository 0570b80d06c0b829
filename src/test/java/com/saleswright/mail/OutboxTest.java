package com.saleswright.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.SaleswrightTest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@SaleswrightTest
class OutboxTest {

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final String key = "OUTBOX/" + UUID.randomUUID();

    @Test
    void storesRenderedMailWithTheTransaction() {
        transaction.executeWithoutResult(t -> outbox.send(message("Rosa@Example.com")));

        assertThat(row())
                .containsEntry("status", "KEPT")
                .containsEntry("mailbox", "rosa@example.com")
                .containsEntry("subject", "About fine");
    }

    @Test
    void keepsNothingOfRolledBackWork() {
        transaction.executeWithoutResult(t -> {
            outbox.send(message("rosa@example.com"));
            t.setRollbackOnly();
        });

        assertThat(count()).isZero();
    }

    @Test
    void isOneMailForOneKeyAndLeavesTheTransactionUsable() {
        transaction.executeWithoutResult(t -> outbox.send(message("rosa@example.com")));
        transaction.executeWithoutResult(t -> {
            outbox.send(message("rosa@example.com"));
            outbox.send(message("ravi@example.com"));
            assertThat(count()).isOne();
        });

        assertThat(count()).isOne();
        assertThat(row()).containsEntry("recipient", "rosa@example.com");
    }

    @Test
    void refusesMailOutsideATransaction() {
        assertThatThrownBy(() -> outbox.send(message("rosa@example.com")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void makesABadAddressADeadLetterAndLetsTheCaseGoOn() {
        transaction.executeWithoutResult(t -> outbox.send(message("rosa@example.com\r\nBcc: all@example.com")));

        assertThat(row())
                .containsEntry("status", "DEAD")
                .containsEntry(
                        "reason",
                        "The address 'rosa@example.com Bcc: all@example.com' is not a mail address such as"
                                + " name@example.com.");
    }

    private Message message(String to) {
        return new Message(key, "mail-test/hostile", to, "Rosa Lind", Locale.ENGLISH, Map.of("remark", "fine"), null);
    }

    private Map<String, Object> row() {
        return jdbc.sql("SELECT status, mailbox, recipient, subject, reason FROM mail_message WHERE message_key = ?")
                .param(key)
                .query()
                .singleRow();
    }

    private long count() {
        return jdbc.sql("SELECT COUNT(*) FROM mail_message WHERE message_key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }
}
