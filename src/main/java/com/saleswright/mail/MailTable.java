package com.saleswright.mail;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Repository;

/** The outbox in the database: what {@link Outbox} writes and the relay works off. */
@Repository
class MailTable {

    static final int LONGEST_RECIPIENT = 320;
    static final int LONGEST_NAME = 120;
    private static final int LONGEST_REASON = 1000;

    private final JdbcClient jdbc;
    private final String insert;

    MailTable(JdbcClient jdbc, DataSource dataSource) throws MetaDataAccessException {
        this.jdbc = jdbc;
        String statement =
                """
                INSERT INTO mail_message (message_key, message_id, template, case_key, recipient, recipient_name,
                    mailbox, subject, body_text, body_html, status, tries, created_at, queued_at, due_at, reason)
                VALUES (:key, :messageId, :template, :caseKey, :recipient, :recipientName, :mailbox,
                    :subject, :text, :html, :status, 0, :now, :now, :due, :reason)""";
        // PostgreSQL gives the transaction up after a violated constraint, H2 only the statement.
        String product = JdbcUtils.extractDatabaseMetaData(dataSource, m -> m.getDatabaseProductName());
        this.insert = "PostgreSQL".equals(product) ? statement + " ON CONFLICT (message_key) DO NOTHING" : statement;
    }

    /** A mail to be stored. */
    record NewMail(
            String key,
            UUID messageId,
            String template,
            @Nullable String caseKey,
            String recipient,
            String recipientName,
            String mailbox,
            Rendered rendered,
            Status status,
            Instant now,
            @Nullable String reason) {}

    /** A mail that a relay holds and may send. */
    record Claimed(
            long id,
            String key,
            UUID messageId,
            String recipient,
            String recipientName,
            String subject,
            String bodyText,
            String bodyHtml,
            int tries,
            Instant createdAt,
            Instant queuedAt) {}

    /** @return false when the key is there already */
    boolean insert(NewMail mail) {
        try {
            return jdbc.sql(insert)
                            .param("key", mail.key())
                            .param("messageId", mail.messageId())
                            .param("template", mail.template())
                            .param("caseKey", mail.caseKey())
                            .param("recipient", mail.recipient())
                            .param("recipientName", mail.recipientName())
                            .param("mailbox", mail.mailbox())
                            .param("subject", mail.rendered().subject())
                            .param("text", mail.rendered().text())
                            .param("html", mail.rendered().html())
                            .param("status", mail.status().name())
                            .param("now", mail.now().atOffset(UTC))
                            .param(
                                    "due",
                                    mail.status() == Status.QUEUED ? mail.now().atOffset(UTC) : null)
                            .param("reason", mail.reason())
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Takes due mail for this relay until the lease ends; others pass it by. To be called in a transaction. */
    List<Claimed> claim(Instant now, Instant leaseEnd, int most) {
        // By status too, although it is the same for all: H2 then reads in the order of the index and does not sort.
        List<Claimed> claimed = jdbc.sql(
                        """
                        SELECT id, message_key, message_id, recipient, recipient_name, subject, body_text, body_html, tries,
                            created_at, queued_at
                        FROM mail_message
                        WHERE status = 'QUEUED' AND due_at <= :now
                        ORDER BY status, due_at
                        FETCH FIRST :most ROWS ONLY
                        FOR UPDATE SKIP LOCKED""")
                .param("now", now.atOffset(UTC))
                .param("most", most)
                .query(MailTable::claimed)
                .list();
        putBack(claimed.stream().map(Claimed::id).toList(), leaseEnd);
        return claimed;
    }

    /** By hand: mapping by names costs an exception for each column with an underscore. */
    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                row.getLong("id"),
                row.getString("message_key"),
                row.getObject("message_id", UUID.class),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("subject"),
                row.getString("body_text"),
                row.getString("body_html"),
                row.getInt("tries"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("queued_at", OffsetDateTime.class).toInstant());
    }

    /** Makes mail due again without counting a try. */
    void putBack(Collection<Long> ids, Instant due) {
        if (!ids.isEmpty()) {
            jdbc.sql("UPDATE mail_message SET due_at = :due WHERE id IN (:ids) AND status = 'QUEUED'")
                    .param("due", due.atOffset(UTC))
                    .param("ids", ids)
                    .update();
        }
    }

    /** The mail server has it. The bodies go, since they may hold one-time links. */
    void sent(long id, Instant now) {
        jdbc.sql(
                        """
                        UPDATE mail_message SET status = 'SENT', tries = tries + 1, sent_at = :now, due_at = NULL,
                            reason = NULL, body_text = NULL, body_html = NULL
                        WHERE id = :id""")
                .param("now", now.atOffset(UTC))
                .param("id", id)
                .update();
    }

    /** It failed and will be tried again. */
    void failed(long id, Instant due, String reason) {
        jdbc.sql(
                        """
                        UPDATE mail_message SET tries = tries + 1, due_at = :due, reason = :reason
                        WHERE id = :id AND status = 'QUEUED'""")
                .param("due", due.atOffset(UTC))
                .param("reason", SafeText.line(reason, LONGEST_REASON))
                .param("id", id)
                .update();
    }

    void erase(String keyPrefix, String mailbox) {
        jdbc.sql("DELETE FROM mail_message WHERE mailbox = ? AND LEFT(message_key, ?) = ?")
                .params(mailbox, keyPrefix.length(), keyPrefix)
                .update();
    }

    /**
     * Removes mails that are done with, oldest first. Dead letters and what is still to be sent stay. To be called in a
     * transaction; what another node is removing is passed by.
     *
     * @return how many, at most {@code most}
     */
    int removeDone(Instant before, int most) {
        List<Long> ids = jdbc.sql(
                        """
                        SELECT id FROM mail_message
                        WHERE status IN ('SENT', 'KEPT', 'DISCARDED') AND queued_at < :before
                        ORDER BY id
                        FETCH FIRST :most ROWS ONLY
                        FOR UPDATE SKIP LOCKED""")
                .param("before", before.atOffset(UTC))
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
        return ids.isEmpty()
                ? 0
                : jdbc.sql("DELETE FROM mail_message WHERE id IN (:ids)")
                        .param("ids", ids)
                        .update();
    }

    /**
     * A server has reported that a mail did not arrive.
     *
     * @param messageId null when the report does not tell
     * @return empty when the mail is none of ours, or was removed since
     */
    Optional<MailBounced> bounced(@Nullable UUID messageId, String reason) {
        if (messageId == null) {
            return Optional.empty();
        }
        jdbc.sql("UPDATE mail_message SET reason = :reason WHERE message_id = :id AND status = 'SENT'")
                .param("reason", SafeText.line("Came back: " + reason, LONGEST_REASON))
                .param("id", messageId)
                .update();
        return jdbc.sql("SELECT message_key, recipient FROM mail_message WHERE message_id = :id")
                .param("id", messageId)
                .query((row, number) -> new MailBounced(row.getString(1), row.getString(2), reason))
                .optional();
    }

    /** It failed for good. */
    void dead(long id, String reason) {
        jdbc.sql(
                        """
                        UPDATE mail_message SET status = 'DEAD', tries = tries + 1, due_at = NULL, reason = :reason
                        WHERE id = :id AND status = 'QUEUED'""")
                .param("reason", SafeText.line(reason, LONGEST_REASON))
                .param("id", id)
                .update();
    }
}
