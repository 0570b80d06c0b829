package com.saleswright.signing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.saleswright.engine.StoredJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proof of everything that happens to an envelope, independent of the engine's history: rows are only added, and each
 * carries the SHA-256 of its own content and of the row before it. Each envelope has a chain of its own, whose hashes
 * its certificate of completion repeats under our seal: nobody can write a chain anew without it showing.
 */
@Component
public class Trail {

    static final String FIRST = "0".repeat(64);
    static final String SYSTEM = "system";
    private static final int LONGEST_TEXT = 3000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Trail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Whether all links of a chain hold.
     *
     * @param text which one does not and why, as a sentence
     */
    public record Verdict(boolean intact, String text) {}

    private record Link(
            int number,
            Instant at,
            String kind,
            String actor,
            String text,
            String address,
            String content,
            String previousHash,
            String hash) {}

    /** The current time, as exact as every database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Adds a link. Whoever adds has locked the envelope.
     *
     * @param address from where; empty for what we do
     * @param facts besides time, kind, actor and text
     * @return the hash of the link
     */
    @Transactional(propagation = Propagation.MANDATORY)
    String add(Envelope envelope, String kind, String actor, String text, String address, Map<String, Object> facts) {
        // Not from the record: the same step may have added before.
        Map<String, Object> head = jdbc.sql("SELECT last_event, last_hash FROM envelope WHERE id = ?")
                .param(envelope.id())
                .query()
                .singleRow();
        int number = ((Number) Objects.requireNonNull(head.get("last_event"))).intValue() + 1;
        String previous = String.valueOf(head.get("last_hash"));
        Instant now = now();
        String sentence = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        Map<String, Object> all = new TreeMap<>(facts);
        all.put("envelope", envelope.number());
        all.put("number", number);
        all.put("at", now.toString());
        all.put("kind", kind);
        all.put("actor", actor);
        all.put("text", sentence);
        all.put("address", address);
        String content = StoredJson.write(all);
        String hash = hash(previous, content);
        jdbc.sql(
                        """
                        INSERT INTO envelope_event (envelope_id, event_number, happened_at, kind, actor, event_text,
                            address, content, previous_hash, hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        envelope.id(),
                        number,
                        EnvelopeRepository.utc(now),
                        kind,
                        actor,
                        sentence,
                        address,
                        content,
                        previous,
                        hash)
                .update();
        jdbc.sql("UPDATE envelope SET last_event = ?, last_hash = ? WHERE id = ?")
                .params(number, hash, envelope.id())
                .update();
        return hash;
    }

    String add(Envelope envelope, String kind, String actor, String text) {
        return add(envelope, kind, actor, text, "", Map.of());
    }

    /** Walks all links of an envelope, and compares the document's hash with what was frozen. */
    Verdict verify(Envelope envelope) {
        List<Link> links = jdbc.sql(
                        """
                        SELECT event_number, happened_at, kind, actor, event_text, address, content, previous_hash, hash
                        FROM envelope_event WHERE envelope_id = ? ORDER BY event_number
                        """)
                .param(envelope.id())
                .query((row, i) -> new Link(
                        row.getInt("event_number"),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("kind"),
                        row.getString("actor"),
                        row.getString("event_text"),
                        row.getString("address"),
                        row.getString("content"),
                        row.getString("previous_hash"),
                        row.getString("hash")))
                .list();
        String previous = FIRST;
        int number = 0;
        for (Link link : links) {
            number++;
            if (link.number() != number) {
                return broken(number, "is missing");
            }
            if (!link.previousHash().equals(previous) || !link.hash().equals(hash(previous, link.content()))) {
                return broken(number, "was changed after it was written");
            }
            if (!agrees(link, envelope)) {
                return broken(number, "tells something else than its proof");
            }
            previous = link.hash();
        }
        if (number != envelope.lastEvent() || !previous.equals(envelope.lastHash())) {
            return broken(number + 1, "is missing at the end");
        }
        return new Verdict(true, "All " + number + " events are as they were written");
    }

    /** What pages show of an event is what its hash covers. */
    private static boolean agrees(Link link, Envelope envelope) {
        Map<String, Object> facts = StoredJson.read(link.content(), new TypeReference<>() {});
        boolean same = envelope.number().equals(facts.get("envelope"))
                && link.at().toString().equals(facts.get("at"))
                && link.kind().equals(facts.get("kind"))
                && link.actor().equals(facts.get("actor"))
                && link.text().equals(facts.get("text"))
                && link.address().equals(facts.get("address"));
        Object frozen = facts.get("sha256");
        return same && (frozen == null || frozen.equals(envelope.sha256()));
    }

    private static Verdict broken(int number, String what) {
        return new Verdict(false, "Event " + number + " " + what);
    }

    private static String hash(String previous, String content) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(content.getBytes(StandardCharsets.UTF_8));
            sha256.update(previous.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
