package com.saleswright.surveys;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of surveys. */
@Component
class SurveyRows {

    private static final RowMapper<Survey> SURVEY = (row, i) -> new Survey(
            row.getString("number"),
            row.getLong("customer_id"),
            row.getObject("contact_id", Long.class),
            Trigger.valueOf(row.getString("cause")),
            row.getString("campaign"),
            row.getString("customer_class"),
            row.getString("quote"),
            row.getString("product"),
            row.getString("region"),
            row.getString("rep"),
            SurveyStatus.valueOf(row.getString("status")),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(row.getObject("sent_at", OffsetDateTime.class)),
            instant(row.getObject("answered_at", OffsetDateTime.class)),
            row.getString("end_reason"));

    private static final RowMapper<Answer> ANSWER = (row, i) -> new Answer(
            row.getString("survey"),
            row.getInt("score"),
            row.getObject("product", Integer.class),
            row.getObject("service", Integer.class),
            row.getObject("sales_person", Integer.class),
            row.getObject("delivery", Integer.class),
            text(row.getString("comment_text")),
            text(row.getString("needs")),
            row.getBoolean("may_contact"),
            row.getObject("received_at", OffsetDateTime.class).toInstant());

    private final JdbcClient jdbc;

    SurveyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What came in and waits for its case. */
    record Inbound(long id, String survey, String message, int tries) {}

    /** What somebody noted while following up. */
    record Note(String kind, String note, String by, Instant at) {}

    void add(Survey s) {
        jdbc.sql(
                        """
                        INSERT INTO survey (number, customer_id, cause, campaign, customer_class, quote, product, region, rep,
                            status, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        s.number(),
                        s.customerId(),
                        s.trigger().name(),
                        s.campaign(),
                        s.customerClass(),
                        s.quote(),
                        s.product(),
                        s.region(),
                        s.rep(),
                        s.status().name(),
                        time(s.createdAt()))
                .update();
    }

    Optional<Survey> find(String number) {
        return jdbc.sql("SELECT * FROM survey WHERE number = ?")
                .param(number)
                .query(SURVEY)
                .optional();
    }

    Survey get(String number) {
        return find(number).orElseThrow(() -> new NoSuchElementException("There is no survey " + number));
    }

    List<Survey> ofCustomer(long customerId, int most) {
        return jdbc.sql("SELECT * FROM survey WHERE customer_id = ? ORDER BY created_at DESC, number DESC LIMIT ?")
                .params(customerId, most)
                .query(SURVEY)
                .list();
    }

    /** When a customer was last asked, in whatever way it ended. */
    Optional<Instant> lastSent(long customerId) {
        return jdbc.sql("SELECT MAX(sent_at) FROM survey WHERE customer_id = ?")
                .param(customerId)
                .query((row, i) -> Optional.ofNullable(instant(row.getObject(1, OffsetDateTime.class))))
                .single();
    }

    /** When each customer was last asked, by customer. */
    Map<Long, Instant> lastSent() {
        Map<Long, Instant> sent = new HashMap<>();
        jdbc.sql("SELECT customer_id, MAX(sent_at) FROM survey WHERE sent_at IS NOT NULL GROUP BY customer_id")
                .query((row, i) -> sent.put(
                        row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
        return sent;
    }

    void draw(String number, long contactId) {
        jdbc.sql("UPDATE survey SET contact_id = ? WHERE number = ?")
                .params(contactId, number)
                .update();
    }

    /** @return whether it was of the status before */
    boolean move(String number, SurveyStatus from, SurveyStatus to) {
        return jdbc.sql("UPDATE survey SET status = ? WHERE number = ? AND status = ?")
                        .params(to.name(), number, from.name())
                        .update()
                == 1;
    }

    void sent(String number, Instant at) {
        jdbc.sql("UPDATE survey SET status = 'SENT', sent_at = ? WHERE number = ?")
                .params(time(at), number)
                .update();
    }

    void skip(String number, String reason, Instant at) {
        jdbc.sql("UPDATE survey SET status = 'SKIPPED', end_reason = ? WHERE number = ?")
                .params(reason, number)
                .update();
        jdbc.sql("INSERT INTO survey_skip (survey, reason, skipped_at) VALUES (?, ?, ?)")
                .params(number, reason, time(at))
                .update();
    }

    void cancel(String number, String by, String reason) {
        // An answer stays an answer, so that nobody can cancel a bad one away.
        jdbc.sql("UPDATE survey SET status = CASE WHEN status = 'ANSWERED' THEN status ELSE 'CANCELLED' END,"
                        + " ended_by = ?, end_reason = ? WHERE number = ?")
                .params(by, reason, number)
                .update();
    }

    /** @return false when it is not open for an answer (any more) */
    boolean answer(Answer a) {
        boolean first =
                jdbc.sql("UPDATE survey SET status = 'ANSWERED', answered_at = ? WHERE number = ? AND status = 'SENT'")
                                .params(time(a.receivedAt()), a.survey())
                                .update()
                        == 1;
        if (first) {
            jdbc.sql(
                            """
                            INSERT INTO survey_answer (survey, score, product, service, sales_person, delivery,
                                comment_text, needs, may_contact, received_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            a.survey(),
                            a.score(),
                            a.product(),
                            a.service(),
                            a.salesPerson(),
                            a.delivery(),
                            a.comment(),
                            a.needs(),
                            a.mayContact(),
                            time(a.receivedAt()))
                    .update();
        }
        return first;
    }

    List<String> ofContact(long contactId) {
        return jdbc.sql("SELECT number FROM survey WHERE contact_id = ? ORDER BY number")
                .param(contactId)
                .query(String.class)
                .list();
    }

    void eraseWords(String number) {
        jdbc.sql("UPDATE survey SET contact_id = NULL WHERE number = ?")
                .param(number)
                .update();
        jdbc.sql("UPDATE survey SET end_reason = 'Erased' WHERE number = ? AND ended_by IS NOT NULL")
                .param(number)
                .update();
        jdbc.sql("UPDATE survey_answer SET comment_text = NULL, needs = NULL WHERE survey = ?")
                .param(number)
                .update();
        jdbc.sql("UPDATE survey_note SET note = 'Erased' WHERE survey = ?")
                .param(number)
                .update();
    }

    Optional<Answer> answerTo(String number) {
        return jdbc.sql("SELECT * FROM survey_answer WHERE survey = ?")
                .param(number)
                .query(ANSWER)
                .optional();
    }

    Optional<Answer> lastAnswer(long customerId) {
        return jdbc.sql("SELECT a.* FROM survey_answer a JOIN survey s ON s.number = a.survey WHERE s.customer_id = ?"
                        + " ORDER BY a.received_at DESC, a.survey DESC LIMIT 1")
                .param(customerId)
                .query(ANSWER)
                .optional();
    }

    List<Integer> ratings(String rep) {
        return jdbc.sql("SELECT a.sales_person FROM survey_answer a JOIN survey s ON s.number = a.survey"
                        + " WHERE s.rep = ? AND s.status = 'ANSWERED' AND a.sales_person IS NOT NULL")
                .param(rep)
                .query(Integer.class)
                .list();
    }

    /** @return false when the customer was asked for a reference after the time */
    boolean askForReference(String number, long customerId, Instant now, Instant notAfter) {
        boolean asked = jdbc.sql("SELECT COUNT(*) FROM survey WHERE customer_id = ? AND reference_asked_at > ?")
                        .params(customerId, time(notAfter))
                        .query(Integer.class)
                        .single()
                > 0;
        if (!asked) {
            jdbc.sql("UPDATE survey SET reference_asked_at = ? WHERE number = ?")
                    .params(time(now), number)
                    .update();
        }
        return !asked;
    }

    void note(String number, Note note) {
        jdbc.sql("INSERT INTO survey_note (survey, kind, note, noted_by, noted_at) VALUES (?, ?, ?, ?, ?)")
                .params(number, note.kind(), note.note(), note.by(), time(note.at()))
                .update();
    }

    /** Oldest first. */
    List<Note> notes(String number) {
        return jdbc.sql("SELECT * FROM survey_note WHERE survey = ? ORDER BY id")
                .param(number)
                .query((row, i) -> new Note(
                        row.getString("kind"),
                        row.getString("note"),
                        row.getString("noted_by"),
                        row.getObject("noted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void receive(String number, String message, Instant at) {
        jdbc.sql("INSERT INTO survey_inbound (survey, message, tries, next_try_at) VALUES (?, ?, 0, ?)")
                .params(number, message, time(at))
                .update();
    }

    List<Inbound> inbound(Instant due, int most) {
        return jdbc.sql("SELECT * FROM survey_inbound WHERE next_try_at <= ? ORDER BY next_try_at, id LIMIT ?")
                .params(time(due), most)
                .query((row, i) -> new Inbound(
                        row.getLong("id"), row.getString("survey"), row.getString("message"), row.getInt("tries")))
                .list();
    }

    /** @return false when somebody else has taken it */
    boolean take(long inbound) {
        return jdbc.sql("DELETE FROM survey_inbound WHERE id = ?")
                        .param(inbound)
                        .update()
                == 1;
    }

    void taken(String number) {
        jdbc.sql("DELETE FROM survey_inbound WHERE survey = ?").param(number).update();
    }

    void later(Inbound inbound, Instant next) {
        jdbc.sql("UPDATE survey_inbound SET tries = tries + 1, next_try_at = ? WHERE id = ?")
                .params(time(next), inbound.id())
                .update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
