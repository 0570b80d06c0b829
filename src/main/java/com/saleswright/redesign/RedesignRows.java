package com.saleswright.redesign;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of redesigns. */
@Component
class RedesignRows {

    private static final RowMapper<Redesign> REDESIGN = (row, i) -> new Redesign(
            row.getString("number"),
            row.getString("capability"),
            row.getString("title"),
            row.getString("reason"),
            RedesignStatus.valueOf(row.getString("status")),
            row.getString("author"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            row.getString("base"),
            row.getString("deployment"));

    private static final RowMapper<RedesignFile> FILE = (row, i) -> new RedesignFile(
            row.getString("path"),
            row.getString("content"),
            row.getInt("revision"),
            row.getString("saved_by"),
            row.getObject("saved_at", OffsetDateTime.class).toInstant());

    private final JdbcClient jdbc;

    RedesignRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Redesign r) {
        jdbc.sql(
                        """
                        INSERT INTO redesign (number, capability, title, reason, status, author, created_at, base)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        r.number(),
                        r.capability(),
                        r.title(),
                        r.reason(),
                        r.status().name(),
                        r.author(),
                        time(r.createdAt()),
                        r.base())
                .update();
    }

    Optional<Redesign> find(String number) {
        return jdbc.sql("SELECT * FROM redesign WHERE number = ?")
                .param(number)
                .query(REDESIGN)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Redesign> lock(String number) {
        return jdbc.sql("SELECT * FROM redesign WHERE number = ? FOR UPDATE")
                .param(number)
                .query(REDESIGN)
                .optional();
    }

    /** Newest first. */
    List<Redesign> all() {
        return jdbc.sql("SELECT * FROM redesign ORDER BY created_at DESC, number DESC")
                .query(REDESIGN)
                .list();
    }

    /** @return false when it is no longer in that status */
    boolean move(String number, RedesignStatus from, RedesignStatus to) {
        return jdbc.sql("UPDATE redesign SET status = ? WHERE number = ? AND status = ?")
                        .params(to.name(), number, from.name())
                        .update()
                == 1;
    }

    /** Whether it was ever proposed. */
    boolean isProposed(String number) {
        return jdbc.sql("SELECT COUNT(*) FROM redesign_event WHERE redesign = ? AND kind = ?")
                        .params(number, RedesignEvent.Kind.PROPOSED.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void deployed(String number, String deployment) {
        jdbc.sql("UPDATE redesign SET deployment = ? WHERE number = ?")
                .params(deployment, number)
                .update();
    }

    void rebase(String number, String base) {
        jdbc.sql("UPDATE redesign SET base = ? WHERE number = ?")
                .params(base, number)
                .update();
    }

    void describe(String number, String title, String reason) {
        jdbc.sql("UPDATE redesign SET title = ?, reason = ? WHERE number = ?")
                .params(title, reason, number)
                .update();
    }

    List<RedesignFile> files(String number) {
        return jdbc.sql("SELECT * FROM redesign_file WHERE redesign = ? ORDER BY path")
                .param(number)
                .query(FILE)
                .list();
    }

    Optional<RedesignFile> file(String number, String path) {
        return jdbc.sql("SELECT * FROM redesign_file WHERE redesign = ? AND path = ?")
                .params(number, path)
                .query(FILE)
                .optional();
    }

    /** Saves a file that was at this revision, 0 for one that was never saved; false when it no longer is. */
    boolean save(String number, String path, @Nullable String text, int revision, String by, Instant at) {
        if (revision > 0) {
            return jdbc.sql(
                                    """
                                    UPDATE redesign_file SET content = ?, revision = revision + 1, saved_by = ?, saved_at = ?
                                    WHERE redesign = ? AND path = ? AND revision = ?
                                    """)
                            .params(text, by, time(at), number, path, revision)
                            .update()
                    == 1;
        }
        return jdbc.sql(
                                """
                                INSERT INTO redesign_file (redesign, path, content, revision, saved_by, saved_at)
                                SELECT number, ?, ?, 1, ?, ? FROM redesign r WHERE number = ? AND NOT EXISTS
                                    (SELECT 1 FROM redesign_file f WHERE f.redesign = r.number AND f.path = ?)
                                """)
                        .params(path, text, by, time(at), number, path)
                        .update()
                == 1;
    }

    void discard(String number, String path) {
        jdbc.sql("DELETE FROM redesign_file WHERE redesign = ? AND path = ?")
                .params(number, path)
                .update();
    }

    Renames renames(String number) {
        Map<String, Map<String, String>> processes = new TreeMap<>();
        jdbc.sql("SELECT process, from_id, to_id FROM redesign_rename WHERE redesign = ?")
                .param(number)
                .query(row -> {
                    processes
                            .computeIfAbsent(row.getString("process"), p -> new TreeMap<>())
                            .put(row.getString("from_id"), row.getString("to_id"));
                });
        return new Renames(processes);
    }

    void rename(String number, String process, String from, String to) {
        forget(number, process, from);
        jdbc.sql("INSERT INTO redesign_rename (redesign, process, from_id, to_id) VALUES (?, ?, ?, ?)")
                .params(number, process, from, to)
                .update();
    }

    void forget(String number, String process, String from) {
        jdbc.sql("DELETE FROM redesign_rename WHERE redesign = ? AND process = ? AND from_id = ?")
                .params(number, process, from)
                .update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
