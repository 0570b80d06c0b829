package com.saleswright.deals;

import com.saleswright.deals.QuoteRejected.Problem;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files that belong to a quote. They are kept in the database, so that they share its transactions and back-ups.
 *
 * <p>Changed by the owner only, while the quote's content can be changed; read by whoever sees the quote.
 */
@Component
@Transactional
public class Attachments {

    public static final int MAX_BYTES = 10 * 1024 * 1024;
    public static final int MAX_FILES = 10;
    private static final int MAX_NAME = 120;
    private static final int PART = 1_000_000;
    private static final RowMapper<Attachment> ROW = (row, i) -> new Attachment(
            row.getLong("id"),
            row.getString("name"),
            row.getString("type"),
            row.getLong("size_bytes"),
            row.getObject("added_at", OffsetDateTime.class).toInstant(),
            row.getString("added_by"));

    /** A file with its content. */
    public record File(Attachment about, byte[] content) {}

    private final QuoteStore quotes;
    private final QuoteAccess access;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final Clock clock;

    Attachments(QuoteStore quotes, QuoteAccess access, Timeline timeline, JdbcClient jdbc, Clock clock) {
        this.quotes = quotes;
        this.access = access;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The files of a quote, oldest first. The caller has made sure that the user may see the quote. */
    @Transactional(readOnly = true)
    public List<Attachment> of(String number) {
        return jdbc.sql(
                        """
                        SELECT id, name, type, size_bytes, added_at, added_by FROM quote_attachment
                        WHERE quote_number = ? ORDER BY id
                        """)
                .param(number)
                .query(ROW)
                .list();
    }

    /**
     * Adds a file.
     *
     * @throws QuoteRejected when it is empty, too large, one too many, or of a kind that is not allowed
     */
    public void add(String number, String fileName, byte[] content, String user) {
        changeable(number, user);
        String name = clean(fileName);
        if (content.length == 0) {
            throw rejected(name, "%s is empty.".formatted(name));
        }
        if (content.length > MAX_BYTES) {
            throw rejected(name, "%s is larger than 10 MB.".formatted(name));
        }
        if (of(number).size() >= MAX_FILES) {
            throw rejected(name, "A quote has %d files at most: remove one first.".formatted(MAX_FILES));
        }
        String type = FileType.of(name, content)
                .orElseThrow(() ->
                        rejected(name, "%s is not a PDF, PNG, JPG, DOCX, XLSX, TXT or CSV file.".formatted(name)));
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        INSERT INTO quote_attachment (quote_number, name, type, size_bytes, added_at, added_by)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(number, name, type, content.length, clock.instant().atOffset(ZoneOffset.UTC), user)
                .update(id, "id");
        for (int part = 0; part * PART < content.length; part++) {
            jdbc.sql("INSERT INTO quote_attachment_part (attachment_id, part, content) VALUES (?, ?, ?)")
                    .params(
                            id.getKeyAs(Long.class),
                            part,
                            Arrays.copyOfRange(content, part * PART, Math.min((part + 1) * PART, content.length)))
                    .update();
        }
        timeline.note(number, user, "attached", "Attached " + name);
    }

    public void remove(String number, long id, String user) {
        changeable(number, user);
        String name = jdbc.sql("SELECT name FROM quote_attachment WHERE quote_number = ? AND id = ?")
                .params(number, id)
                .query(String.class)
                .optional()
                .orElse(null);
        if (name == null) {
            return;
        }
        jdbc.sql("DELETE FROM quote_attachment WHERE id = ?").param(id).update();
        timeline.note(number, user, "removed", "Removed " + name);
    }

    /** @throws NoSuchQuote when there is no such file, or the user may not see the quote */
    @Transactional(readOnly = true)
    public File read(String number, long id, String user) {
        visible(number, user);
        Attachment about =
                of(number).stream().filter(a -> a.id() == id).findFirst().orElseThrow(() -> new NoSuchQuote(number));
        ByteArrayOutputStream content = new ByteArrayOutputStream((int) about.size());
        jdbc.sql("SELECT content FROM quote_attachment_part WHERE attachment_id = ? ORDER BY part")
                .param(id)
                .query((row, i) -> row.getBytes(1))
                .list()
                .forEach(content::writeBytes);
        return new File(about, content.toByteArray());
    }

    void forget(String number) {
        jdbc.sql("DELETE FROM quote_attachment WHERE quote_number = ?")
                .param(number)
                .update();
    }

    private void changeable(String number, String user) {
        Quote quote = visible(number, user);
        access.requireOwner(quote, user);
        if (!quote.status().editable()) {
            throw new WrongQuoteStatus(number, quote.status(), "its files can no longer be changed");
        }
    }

    private Quote visible(String number, String user) {
        return quotes.find(number).filter(q -> access.mayRead(q, user)).orElseThrow(() -> new NoSuchQuote(number));
    }

    /** The last part of the name, without characters that mean something to a file system or a header. */
    private static String clean(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String safe = last.replaceAll("[\\p{Cntrl}<>:\"|?*]", "").strip();
        return safe.length() <= MAX_NAME ? safe : safe.substring(safe.length() - MAX_NAME);
    }

    private static QuoteRejected rejected(String value, String reason) {
        return new QuoteRejected(List.of(new Problem("files", value, reason)));
    }
}
