package com.saleswright.redesign;

import com.saleswright.redesign.RedesignEvent.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of every redesign, as a chain of hashes: rows are added and never changed. */
@Component
class RedesignEvents {

    private static final RowMapper<RedesignEvent> EVENT = (row, i) -> new RedesignEvent(
            row.getString("redesign"),
            row.getInt("position"),
            Kind.valueOf(row.getString("kind")),
            row.getObject("happened_at", OffsetDateTime.class).toInstant(),
            row.getString("done_by"),
            row.getString("files_hash"),
            row.getString("reason"),
            row.getString("document"));

    private final JdbcClient jdbc;
    private final Redesigns redesigns;
    private final Clock clock;

    RedesignEvents(JdbcClient jdbc, Redesigns redesigns, Clock clock) {
        this.jdbc = jdbc;
        this.redesigns = redesigns;
        this.clock = clock;
    }

    void add(String number, Kind kind, String by, String reason) {
        add(number, kind, by, reason, "");
    }

    /** @param document JSON */
    void add(String number, Kind kind, String by, String reason, String document) {
        // Whoever adds locks the redesign, so that links are made one after the other.
        jdbc.sql("SELECT number FROM redesign WHERE number = ? FOR UPDATE")
                .param(number)
                .query(String.class)
                .single();
        List<RedesignEvent> before = of(number);
        // Databases keep microseconds: what is hashed must be what can be read again.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RedesignEvent event = new RedesignEvent(
                number, before.size() + 1, kind, now, by, redesigns.filesHash(number), reason, document);
        String previous = lastHash(number);
        jdbc.sql(
                        """
                        INSERT INTO redesign_event (redesign, position, kind, happened_at, done_by, files_hash, reason,
                            document, previous_hash, hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        number,
                        event.position(),
                        kind.name(),
                        now.atOffset(ZoneOffset.UTC),
                        by,
                        event.filesHash(),
                        reason,
                        document,
                        previous,
                        link(previous, event))
                .update();
    }

    /** In the order in which it happened. */
    List<RedesignEvent> of(String number) {
        return jdbc.sql("SELECT * FROM redesign_event WHERE redesign = ? ORDER BY position")
                .param(number)
                .query(EVENT)
                .list();
    }

    int count(String number) {
        return of(number).size();
    }

    Optional<RedesignEvent> last(String number, Kind kind) {
        return of(number).stream().filter(e -> e.kind() == kind).reduce((one, later) -> later);
    }

    /** Whether no row of the record is missing or altered. */
    boolean isIntact(String number) {
        List<Map<String, Object>> hashes = jdbc.sql(
                        "SELECT previous_hash, hash FROM redesign_event WHERE redesign = ? ORDER BY position")
                .param(number)
                .query()
                .listOfRows();
        List<RedesignEvent> events = of(number);
        String previous = "";
        for (int i = 0; i < events.size(); i++) {
            Map<String, Object> row = hashes.get(i);
            if (events.get(i).position() != i + 1
                    || !previous.equals(row.get("previous_hash"))
                    || !link(previous, events.get(i)).equals(row.get("hash"))) {
                return false;
            }
            previous = String.valueOf(row.get("hash"));
        }
        return true;
    }

    /** Numbers of the redesigns with such an event about exactly these files, newest first. */
    List<String> with(Kind kind, String filesHash) {
        return jdbc.sql(
                        "SELECT redesign FROM redesign_event WHERE kind = ? AND files_hash = ? ORDER BY happened_at DESC")
                .params(kind.name(), filesHash)
                .query(String.class)
                .list();
    }

    /** SHA-256 over names and contents. */
    static String hash(SortedMap<String, byte[]> files) {
        MessageDigest digest = sha256();
        files.forEach((path, bytes) -> {
            // Lengths keep two files from being taken for one.
            digest.update("%s\n%d\n".formatted(path, bytes.length).getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private String lastHash(String number) {
        return jdbc.sql("SELECT hash FROM redesign_event WHERE redesign = ? ORDER BY position DESC LIMIT 1")
                .param(number)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static String link(String previous, RedesignEvent event) {
        MessageDigest digest = sha256();
        for (Object part : new Object[] {
            previous,
            event.redesign(),
            event.position(),
            event.kind(),
            event.at(),
            event.by(),
            event.filesHash(),
            event.reason(),
            event.document()
        }) {
            byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
