package com.saleswright.mail;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mail that could not be sent, and what administrators do about it. */
@Component
public class DeadLetters {

    /** Longest reason for giving a mail up. */
    public static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Delivery delivery;
    private final RelaySignal signal;
    private final Outbox outbox;
    private final Clock clock;

    DeadLetters(JdbcClient jdbc, Delivery delivery, RelaySignal signal, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.delivery = delivery;
        this.signal = signal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param number of the page, from 0 */
    public Mailbox.Page page(int number) {
        return Mailbox.pageOf(
                jdbc.sql("SELECT " + Mailbox.COLUMNS + " FROM mail_message WHERE status = 'DEAD'"
                                + " ORDER BY id DESC OFFSET :skip ROWS FETCH FIRST :most ROWS ONLY")
                        .param("skip", (long) number * Mailbox.PAGE)
                        .param("most", Mailbox.PAGE + 1)
                        .query(Mailbox::mail)
                        .list(),
                number);
    }

    /**
     * Sends it again, with all tries ahead of it.
     *
     * @return false when it is no dead letter any more, or its address is one that no server takes
     */
    @Transactional
    public boolean retry(long id) {
        return jdbc
                        .sql("SELECT id, recipient FROM mail_message WHERE id = :id AND status = 'DEAD'")
                        .param("id", id)
                        .query(DeadLetters::dead)
                        .list()
                        .stream()
                        .filter(this::requeue)
                        .count()
                == 1;
    }

    /**
     * Sends all of them again that have a usable address.
     *
     * @return how many
     */
    @Transactional
    public long retryAll() {
        return jdbc
                .sql("SELECT id, recipient FROM mail_message WHERE status = 'DEAD' ORDER BY id")
                .query(DeadLetters::dead)
                .list()
                .stream()
                .filter(this::requeue)
                .count();
    }

    /**
     * Gives it up. Its content is removed; who, when and why stay.
     *
     * @return false when it is no dead letter any more
     */
    @Transactional
    public boolean discard(long id, String by, String reason) {
        return jdbc.sql(
                                """
                        UPDATE mail_message SET status = 'DISCARDED', reason = :reason, body_text = NULL, body_html = NULL
                        WHERE id = :id AND status = 'DEAD'""")
                        .param("id", id)
                        .param("reason", SafeText.line("Discarded by " + by + ": " + reason, LONGEST_REASON + 100))
                        .update()
                == 1;
    }

    /** Sends a test message through the usual way, to see whether mail arrives. */
    @Transactional
    public void sendTest(String userId, String address, Locale language) {
        String key = "test/" + UUID.randomUUID();
        outbox.send(new Message(
                key,
                "mail/test",
                address,
                userId,
                language,
                Map.of(
                        "facts",
                        Map.of(
                                "Asked for at",
                                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                                "Key",
                                key)),
                null));
    }

    /** What is wrong with an address, as a sentence; empty when it is good. */
    public static String problemWith(String address) {
        return MailAddress.problem(address).orElse("");
    }

    private boolean requeue(Dead mail) {
        if (MailAddress.problem(mail.recipient()).isPresent()) {
            return false;
        }
        OffsetDateTime now = clock.instant().atOffset(UTC);
        Status status = delivery.firstStatus();
        boolean changed = jdbc.sql(
                                """
                        UPDATE mail_message SET status = :status, tries = 0, queued_at = :now, due_at = :due, reason = NULL
                        WHERE id = :id AND status = 'DEAD'""")
                        .param("status", status.name())
                        .param("now", now)
                        .param("due", status == Status.QUEUED ? now : null)
                        .param("id", mail.id())
                        .update()
                == 1;
        if (changed && status == Status.QUEUED) {
            signal.afterCommit();
        }
        return changed;
    }

    private static Dead dead(ResultSet row, int number) throws SQLException {
        return new Dead(row.getLong("id"), row.getString("recipient"));
    }

    private record Dead(long id, String recipient) {}
}
