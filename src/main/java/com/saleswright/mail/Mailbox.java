package com.saleswright.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Mail as people see it on the mailbox page.
 *
 * <p>Without a mail server everyone reads their own mail here, and administrators all of it. With one, administrators
 * see what became of each mail, and nobody its content: that went to the recipient alone.
 */
@Component
public class Mailbox {

    /** Mails on a page. */
    public static final int PAGE = 20;

    private static final String EVERYBODY = "*";
    static final String COLUMNS = "id, message_key, template, case_key, recipient, recipient_name, subject,"
            + " status, tries, created_at, due_at, sent_at, reason";

    private final JdbcClient jdbc;
    private final Delivery delivery;
    private final ObjectProvider<MailboxAddresses> addresses;

    Mailbox(JdbcClient jdbc, Delivery delivery, ObjectProvider<MailboxAddresses> addresses) {
        this.jdbc = jdbc;
        this.delivery = delivery;
        this.addresses = addresses;
    }

    /** Who looks. */
    public record Reader(String userId, boolean administrator) {}

    /** What is known of a mail without opening it. Times are in UTC. */
    public record Mail(
            long id,
            String messageKey,
            String template,
            @Nullable String caseKey,
            String recipient,
            String recipientName,
            String subject,
            Status status,
            int tries,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime dueAt,
            @Nullable OffsetDateTime sentAt,
            @Nullable String reason) {}

    /** A page of mails, newest first. */
    public record Page(List<Mail> mails, int number, boolean last) {}

    /** A mail's two forms. */
    public record Content(String text, String html) {}

    /** Whether mail stays here because no mail server is configured. */
    public boolean isBuiltIn() {
        return delivery == Delivery.MAILBOX;
    }

    /** The mail address of a user, as far as it is known. */
    public Optional<String> addressOf(String userId) {
        return Optional.ofNullable(addresses.getIfAvailable()).flatMap(a -> a.addressOf(userId));
    }

    /**
     * The mails that the reader may see.
     *
     * @param search part of subject, address or case; empty for all
     * @param number of the page, from 0
     */
    public Page page(Reader reader, String search, int number) {
        String mailbox = scope(reader);
        if (mailbox.isEmpty()) {
            return new Page(List.of(), 0, true);
        }
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        String text = wanted.isEmpty()
                ? ""
                : " AND (LOWER(subject) LIKE :wanted ESCAPE '!' OR mailbox LIKE :wanted ESCAPE '!'"
                        + " OR LOWER(case_key) LIKE :wanted ESCAPE '!')";
        String own = mailbox.equals(EVERYBODY) ? "" : " AND mailbox = :mailbox";
        var query = jdbc.sql("SELECT " + COLUMNS + " FROM mail_message WHERE 1 = 1" + own + text
                        + " ORDER BY id DESC OFFSET :skip ROWS FETCH FIRST :most ROWS ONLY")
                .param("skip", (long) number * PAGE)
                .param("most", PAGE + 1);
        if (!own.isEmpty()) {
            query = query.param("mailbox", mailbox);
        }
        if (!text.isEmpty()) {
            query = query.param("wanted", "%" + wanted.replaceAll("[!%_]", "!$0") + "%");
        }
        return pageOf(query.query(Mailbox::mail).list(), number);
    }

    /** One mail, if the reader may see it. */
    public Optional<Mail> find(Reader reader, long id) {
        String mailbox = scope(reader);
        return jdbc.sql("SELECT " + COLUMNS + " FROM mail_message WHERE id = :id")
                .param("id", id)
                .query(Mailbox::mail)
                .optional()
                .filter(m -> mailbox.equals(EVERYBODY)
                        || m.recipient().toLowerCase(Locale.ROOT).equals(mailbox));
    }

    /** What a mail says, if the reader may see it and it is kept here. */
    public Optional<Content> content(Reader reader, long id) {
        if (!isBuiltIn()) {
            return Optional.empty();
        }
        return find(reader, id).flatMap(m -> jdbc.sql(
                        "SELECT body_text, body_html FROM mail_message" + " WHERE id = :id AND body_html IS NOT NULL")
                .param("id", m.id())
                .query((row, number) -> new Content(row.getString(1), row.getString(2)))
                .optional());
    }

    /** The mails of a case, oldest first. */
    public List<Mail> ofCase(String caseKey) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM mail_message WHERE case_key = :caseKey ORDER BY id")
                .param("caseKey", caseKey)
                .query(Mailbox::mail)
                .list();
    }

    /** By hand: mapping by names costs an exception for each column with an underscore. */
    static Mail mail(ResultSet row, int number) throws SQLException {
        return new Mail(
                row.getLong("id"),
                row.getString("message_key"),
                row.getString("template"),
                row.getString("case_key"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("subject"),
                Status.valueOf(row.getString("status")),
                row.getInt("tries"),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("due_at", OffsetDateTime.class),
                row.getObject("sent_at", OffsetDateTime.class),
                row.getString("reason"));
    }

    static Page pageOf(List<Mail> oneMore, int number) {
        List<Mail> mails = new ArrayList<>(oneMore);
        boolean last = mails.size() <= PAGE;
        return new Page(List.copyOf(last ? mails : mails.subList(0, PAGE)), number, last);
    }

    /** The mailbox that the reader may look into; empty for none. */
    private String scope(Reader reader) {
        if (reader.administrator()) {
            return EVERYBODY;
        }
        return isBuiltIn() ? addressOf(reader.userId()).orElse("").toLowerCase(Locale.ROOT) : "";
    }
}
