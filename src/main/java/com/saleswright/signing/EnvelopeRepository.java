package com.saleswright.signing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.saleswright.engine.StoredJson;
import com.saleswright.signing.EnvelopeView.EventLine;
import com.saleswright.signing.EnvelopeView.SignerStatus;
import com.saleswright.signing.EnvelopeView.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Stores envelopes, signers, signatures, and what the process has still to be told. */
@Repository
class EnvelopeRepository {

    /** Links end by the clock of the database, and so does the time to sign. */
    private static final String ENVELOPE = "SELECT e.*, e.expires_at <= CURRENT_TIMESTAMP AS late FROM envelope e ";

    private final JdbcClient jdbc;

    EnvelopeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something that the process has still to be told. */
    record News(long id, long envelope, @Nullable Long signer, String message) {}

    /** @return the id of the new envelope */
    long add(String number, EnvelopeRequest request, long documentId, String sha256, Instant now, String firstHash) {
        var key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        INSERT INTO envelope (envelope_number, subject, owner_id, document_name, document_id, sha256,
                            valid_seconds, copies, status, prepared_at, last_event, last_hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'PREPARED', ?, 0, ?)
                        """)
                .params(
                        number,
                        request.subject(),
                        request.owner(),
                        request.document(),
                        documentId,
                        sha256,
                        request.valid().toSeconds(),
                        StoredJson.write(request.copies()),
                        utc(now),
                        firstHash)
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKeyAs(Long.class));
        int place = 1;
        for (Signer signer : request.signers()) {
            jdbc.sql(
                            """
                            INSERT INTO signer (envelope_id, place, order_group, signer_name, email, role_name,
                                language_tag, user_id, status, status_at, note)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, '')
                            """)
                    .param(id)
                    .param(place++)
                    .param(signer.order())
                    .param(signer.name())
                    .param(signer.email())
                    .param(signer.role())
                    .param(signer.language().toLanguageTag())
                    .param(signer.user())
                    .param(utc(now))
                    .update();
        }
        return id;
    }

    Optional<Envelope> find(String number) {
        return jdbc.sql(ENVELOPE + "WHERE e.envelope_number = ?")
                .param(number)
                .query(this::envelope)
                .optional();
    }

    Envelope get(String number) {
        return find(number).orElseThrow(() -> new NoSuchEnvelope(number));
    }

    Envelope get(long id) {
        return jdbc.sql(ENVELOPE + "WHERE e.id = ?")
                .param(id)
                .query(this::envelope)
                .optional()
                .orElseThrow(() -> new NoSuchEnvelope(String.valueOf(id)));
    }

    /** Reads an envelope and keeps everybody else from changing it until the transaction ends. */
    Envelope lock(String number) {
        Optional<Long> there = jdbc.sql("SELECT id FROM envelope WHERE envelope_number = ? FOR UPDATE")
                .param(number)
                .query(Long.class)
                .optional();
        if (there.isEmpty()) {
            throw new NoSuchEnvelope(number);
        }
        return get(number);
    }

    /** The envelope of a signer, locked. */
    Envelope lockOfSigner(long signer) {
        return lock(numberOfSigner(signer));
    }

    String numberOfSigner(long signer) {
        return jdbc.sql("SELECT e.envelope_number FROM envelope e JOIN signer s ON s.envelope_id = e.id WHERE s.id = ?")
                .param(signer)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NoSuchEnvelope("of signer " + signer));
    }

    /** Numbers of the envelopes in which an employee is still to sign. */
    List<String> toBeSignedBy(String user) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT e.envelope_number FROM envelope e JOIN signer s ON s.envelope_id = e.id
                        WHERE s.user_id = ? AND s.status IN ('WAITING', 'OPEN') AND e.status IN ('PREPARED', 'OPEN')
                        """)
                .param(user)
                .query(String.class)
                .list();
    }

    /** Numbers of the envelopes that an employee answers for and that have not ended. */
    List<String> ownedBy(String user) {
        return jdbc.sql(
                        """
                        SELECT envelope_number FROM envelope
                        WHERE owner_id = ? AND status IN ('PREPARED', 'OPEN', 'SIGNED')
                        """)
                .param(user)
                .query(String.class)
                .list();
    }

    /** The newest ones, at most so many; of one owner, or of everybody for null. */
    List<Envelope> newest(@Nullable String owner, int most) {
        return jdbc.sql(ENVELOPE
                        + (owner == null ? "" : "WHERE e.owner_id = :owner ")
                        + "ORDER BY e.id DESC FETCH FIRST :most ROWS ONLY")
                .param("owner", owner)
                .param("most", most)
                .query(this::envelope)
                .list();
    }

    void started(long id, String businessKey, String processInstance) {
        jdbc.sql("UPDATE envelope SET business_key = ?, process_instance = ? WHERE id = ?")
                .params(businessKey, processInstance, id)
                .update();
    }

    void owner(long id, String owner) {
        jdbc.sql("UPDATE envelope SET owner_id = ? WHERE id = ?")
                .params(owner, id)
                .update();
    }

    /** @return false when it was not in this status any more */
    boolean status(long id, Status from, Status to) {
        return jdbc.sql("UPDATE envelope SET status = ? WHERE id = ? AND status = ?")
                        .params(to.name(), id, from.name())
                        .update()
                == 1;
    }

    void expires(long id, Instant expires) {
        jdbc.sql("UPDATE envelope SET expires_at = ? WHERE id = ?")
                .params(utc(expires), id)
                .update();
    }

    /** The time by which envelopes end, the same for all nodes. */
    Instant now() {
        return jdbc.sql("SELECT CURRENT_TIMESTAMP")
                .query((row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    void archived(long id, long archiveId) {
        jdbc.sql("UPDATE envelope SET archive_id = ? WHERE id = ?")
                .params(archiveId, id)
                .update();
    }

    /** @return false when the signer was not in this status any more */
    boolean signer(long id, SignerStatus from, SignerStatus to, String note, Instant now) {
        return jdbc.sql("UPDATE signer SET status = ?, status_at = ?, note = ? WHERE id = ? AND status = ?")
                        .params(to.name(), utc(now), note, id, from.name())
                        .update()
                == 1;
    }

    /** Nobody is asked any more. */
    void cancelSigners(long envelope, Instant now) {
        jdbc.sql(
                        """
                        UPDATE signer SET status = 'CANCELLED', status_at = ?
                        WHERE envelope_id = ? AND status IN ('WAITING', 'OPEN', 'UNREACHABLE')
                        """)
                .params(utc(now), envelope)
                .update();
    }

    /** Somebody else, or the same person at another address, has the place and is to be asked. */
    void replace(long signer, String name, String email, @Nullable String user, Instant now) {
        jdbc.sql(
                        """
                        UPDATE signer SET signer_name = ?, email = ?, user_id = ?, status = 'WAITING', status_at = ?,
                            note = ''
                        WHERE id = ?
                        """)
                .param(name)
                .param(email)
                .param(user)
                .param(utc(now))
                .param(signer)
                .update();
    }

    void add(Signature signature) {
        jdbc.sql(
                        """
                        INSERT INTO signature (signer_id, signed_at, kind, typed_text, strokes, address, user_agent,
                            consent_version, sha256, receipt)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        signature.signer(),
                        utc(signature.at()),
                        signature.kind().name(),
                        signature.text(),
                        signature.strokes(),
                        signature.address(),
                        signature.userAgent(),
                        signature.consentVersion(),
                        signature.sha256(),
                        signature.receipt())
                .update();
    }

    Optional<Signature> signature(long signer) {
        return jdbc.sql("SELECT * FROM signature WHERE signer_id = ?")
                .param(signer)
                .query((row, i) -> new Signature(
                        row.getLong("signer_id"),
                        instant(row, "signed_at"),
                        Signature.Kind.valueOf(row.getString("kind")),
                        row.getString("typed_text"),
                        row.getString("strokes"),
                        row.getString("address"),
                        row.getString("user_agent"),
                        row.getString("consent_version"),
                        row.getString("sha256"),
                        row.getString("receipt")))
                .optional();
    }

    List<EventLine> events(long envelope) {
        return jdbc.sql(
                        """
                        SELECT event_number, happened_at, kind, actor, event_text, address, hash FROM envelope_event
                        WHERE envelope_id = ? ORDER BY event_number
                        """)
                .param(envelope)
                .query((row, i) -> new EventLine(
                        row.getInt("event_number"),
                        instant(row, "happened_at"),
                        row.getString("kind"),
                        row.getString("actor"),
                        row.getString("event_text"),
                        row.getString("address"),
                        row.getString("hash")))
                .list();
    }

    void note(long envelope, @Nullable Long signer, String message, Instant now) {
        jdbc.sql("INSERT INTO envelope_news (envelope_id, signer_id, message, noted_at) VALUES (?, ?, ?, ?)")
                .param(envelope)
                .param(signer)
                .param(message)
                .param(utc(now))
                .update();
    }

    List<News> news(int most) {
        return jdbc.sql("SELECT * FROM envelope_news ORDER BY id FETCH FIRST ? ROWS ONLY")
                .param(most)
                .query(EnvelopeRepository::news)
                .list();
    }

    List<News> newsOf(long envelope) {
        return jdbc.sql("SELECT * FROM envelope_news WHERE envelope_id = ? ORDER BY id")
                .param(envelope)
                .query(EnvelopeRepository::news)
                .list();
    }

    /** @return false when somebody else has told it meanwhile */
    boolean told(News news) {
        return jdbc.sql("DELETE FROM envelope_news WHERE id = ?")
                        .param(news.id())
                        .update()
                == 1;
    }

    private static News news(ResultSet row, int number) throws SQLException {
        return new News(
                row.getLong("id"),
                row.getLong("envelope_id"),
                row.getObject("signer_id", Long.class),
                row.getString("message"));
    }

    private Envelope envelope(ResultSet row, int number) throws SQLException {
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Envelope(
                row.getLong("id"),
                row.getString("envelope_number"),
                row.getString("business_key"),
                row.getString("process_instance"),
                row.getString("subject"),
                row.getString("owner_id"),
                row.getString("document_name"),
                row.getLong("document_id"),
                row.getString("sha256"),
                Duration.ofSeconds(row.getLong("valid_seconds")),
                StoredJson.read(row.getString("copies"), new TypeReference<List<String>>() {}),
                Status.valueOf(row.getString("status")),
                instant(row, "prepared_at"),
                expires == null ? null : expires.toInstant(),
                row.getBoolean("late"),
                row.getObject("archive_id", Long.class),
                row.getInt("last_event"),
                row.getString("last_hash"),
                parties(row.getLong("id")));
    }

    private List<Party> parties(long envelope) {
        return jdbc.sql("SELECT * FROM signer WHERE envelope_id = ? ORDER BY place")
                .param(envelope)
                .query((row, i) -> new Party(
                        row.getLong("id"),
                        row.getInt("place"),
                        row.getInt("order_group"),
                        row.getString("signer_name"),
                        row.getString("email"),
                        row.getString("role_name"),
                        Locale.forLanguageTag(row.getString("language_tag")),
                        row.getString("user_id"),
                        SignerStatus.valueOf(row.getString("status")),
                        instant(row, "status_at"),
                        row.getString("note")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
