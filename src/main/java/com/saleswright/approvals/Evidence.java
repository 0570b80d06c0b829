package com.saleswright.approvals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.saleswright.engine.StoredJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Proof of every decision, independent of the engine's history: rows are only added, and each carries the SHA-256 of
 * its own content and of the row before it, so that a later change shows.
 */
@Component
public class Evidence {

    private static final String FIRST = "0".repeat(64);

    private final JdbcClient jdbc;

    Evidence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether all links hold.
     *
     * @param links how many hold, from the first
     * @param firstBroken number of the first that does not
     */
    public record Verdict(long links, Optional<Long> firstBroken, String text) {

        public boolean intact() {
            return firstBroken.isEmpty();
        }
    }

    private record Link(long number, String businessKey, String content, String previousHash, String hash) {}

    private record Entry(String businessKey, Map<String, Object> facts) {}

    /**
     * Adds a link in the running transaction, right before it commits: the lock that keeps links in line is then held
     * for two statements and not for all the work of the transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(String businessKey, Map<String, Object> facts) {
        Pending pending = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Pending first = new Pending();
                    TransactionSynchronizationManager.registerSynchronization(first);
                    return first;
                });
        pending.entries.add(new Entry(businessKey, facts));
    }

    /** Walks all links from the first. */
    @Transactional(readOnly = true)
    public Verdict verify() {
        Head last = new Head(0, FIRST);
        for (List<Link> page = after(last); !page.isEmpty(); page = after(last)) {
            for (Link link : page) {
                long expected = last.number() + 1;
                if (link.number() != expected) {
                    return broken(expected, "is missing");
                }
                if (!link.previousHash().equals(last.hash())) {
                    return broken(expected, "does not follow from the one before it");
                }
                if (!link.hash().equals(hash(last.hash(), link.content()))) {
                    return broken(expected, "was changed after it was written");
                }
                if (!link.businessKey().equals(facts(link).get("businessKey"))) {
                    return broken(expected, "names another case than its content");
                }
                last = new Head(link.number(), link.hash());
            }
        }
        return head("").equals(last)
                ? new Verdict(last.number(), Optional.empty(), "All " + last.number() + " links hold")
                : broken(last.number() + 1, "is missing at the end");
    }

    private List<Link> after(Head last) {
        return jdbc.sql(
                        """
                        SELECT sequence_number AS number, business_key, content, previous_hash, hash
                        FROM approval_evidence WHERE sequence_number > ?
                        ORDER BY sequence_number FETCH FIRST 1000 ROWS ONLY
                        """)
                .param(last.number())
                .query(Link.class)
                .list();
    }

    private static Verdict broken(long number, String what) {
        return new Verdict(number - 1, Optional.of(number), "Link " + number + " " + what);
    }

    private static Map<String, Object> facts(Link link) {
        return StoredJson.read(link.content(), new TypeReference<>() {});
    }

    private void append(List<Entry> entries) {
        Head head = head(" FOR UPDATE");
        for (Entry entry : entries) {
            Map<String, Object> facts = new TreeMap<>(entry.facts());
            facts.put("businessKey", entry.businessKey());
            facts.put("number", head.number() + 1);
            String content = StoredJson.write(facts);
            Head next = new Head(head.number() + 1, hash(head.hash(), content));
            jdbc.sql(
                            "INSERT INTO approval_evidence (sequence_number, business_key, content, previous_hash, hash) VALUES (?, ?, ?, ?, ?)")
                    .params(next.number(), entry.businessKey(), content, head.hash(), next.hash())
                    .update();
            head = next;
        }
        jdbc.sql("UPDATE approval_evidence_head SET sequence_number = ?, hash = ? WHERE id = 1")
                .params(head.number(), head.hash())
                .update();
    }

    private record Head(long number, String hash) {}

    private Head head(String lock) {
        return jdbc.sql("SELECT sequence_number AS number, hash FROM approval_evidence_head WHERE id = 1" + lock)
                .query(Head.class)
                .single();
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

    private final class Pending implements TransactionSynchronization {

        private final List<Entry> entries = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            append(entries);
        }
    }
}
