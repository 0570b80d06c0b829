package com.saleswright.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.saleswright.imports.ImportRun.Status;
import com.saleswright.imports.Plan.State;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Runs and the files they are about. */
@Repository
class ImportRuns {

    private static final int PART = 500_000;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    long add(
            @Nullable Long uploadId,
            @Nullable ImportKind kind,
            String fileName,
            byte[] content,
            ImportOptions options,
            String by) {
        var keys = new GeneratedKeyHolder();
        jdbc.sql(
                        "INSERT INTO import_run (upload_id, kind, file_name, options, status, started_by, started_at, rows_total,"
                                + " rows_done, rows_new, rows_changed, rows_unchanged, rows_wrong, warnings)"
                                + " VALUES (:upload, :kind, :file, :options, 'CHECKING', :by, :now, 0, 0, 0, 0, 0, 0, 0)")
                .param("upload", uploadId == null ? 0 : uploadId)
                .param("kind", kind == null ? null : kind.name())
                .param("file", fileName)
                .param("options", write(options))
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .update(keys, "id");
        long id = Objects.requireNonNull(keys.getKey()).longValue();
        if (uploadId == null) {
            jdbc.sql("UPDATE import_run SET upload_id = id WHERE id = ?")
                    .param(id)
                    .update();
        }
        for (int part = 0; part * PART < content.length; part++) {
            byte[] bytes = Arrays.copyOfRange(content, part * PART, Math.min(content.length, (part + 1) * PART));
            jdbc.sql("INSERT INTO import_content (run_id, part_number, content) VALUES (?, ?, ?)")
                    .params(id, part, bytes)
                    .update();
        }
        return id;
    }

    byte[] content(long runId) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        jdbc.sql("SELECT content FROM import_content WHERE run_id = ? ORDER BY part_number")
                .param(runId)
                .query(row -> {
                    content.writeBytes(row.getBytes(1));
                });
        return content.toByteArray();
    }

    Optional<ImportRun> find(long id) {
        return jdbc.sql("SELECT * FROM import_run WHERE id = ?")
                .param(id)
                .query(this::run)
                .optional();
    }

    List<ImportRun> ofUpload(long uploadId) {
        return jdbc.sql("SELECT * FROM import_run WHERE upload_id = ? ORDER BY id")
                .param(uploadId)
                .query(this::run)
                .list();
    }

    List<ImportRun> newest(int size, long skip) {
        return jdbc.sql("SELECT * FROM import_run ORDER BY id DESC LIMIT ? OFFSET ?")
                .params(size, skip)
                .query(this::run)
                .list();
    }

    /** Those that wait or are being worked on. */
    List<ImportRun> busy() {
        return jdbc.sql("SELECT * FROM import_run WHERE status IN ('CHECKING', 'QUEUED', 'APPLYING') ORDER BY id")
                .query(this::run)
                .list();
    }

    long count(int cap) {
        return jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 FROM import_run LIMIT ?) hits")
                .param(cap)
                .query(Long.class)
                .single();
    }

    /** Moves a run on; false when it is in none of the states, because somebody else was faster. */
    boolean move(long id, Set<Status> from, Status to) {
        boolean ends = to == Status.APPLIED || to == Status.CANCELLED || to == Status.FAILED || to == Status.UNREADABLE;
        return jdbc.sql(
                                "UPDATE import_run SET status = :to, finished_at = :finished WHERE id = :id AND status IN (:from)")
                        .param("to", to.name())
                        .param("finished", ends ? OffsetDateTime.now(clock) : null)
                        .param("id", id)
                        .param("from", from.stream().map(Enum::name).toList())
                        .update()
                > 0;
    }

    void say(long id, @Nullable String message) {
        jdbc.sql("UPDATE import_run SET message = ? WHERE id = ?")
                .params(message == null || message.length() <= 1000 ? message : message.substring(0, 1000), id)
                .update();
    }

    void choose(long id, ApplyMode mode, String by) {
        jdbc.sql("UPDATE import_run SET apply_mode = ?, applied_by = ?, rows_done = 0 WHERE id = ?")
                .params(mode.name(), by, id)
                .update();
    }

    void count(long id, ImportKind kind, Plan<?> plan) {
        jdbc.sql("UPDATE import_run SET kind = ?, rows_total = ?, rows_new = ?, rows_changed = ?, rows_unchanged = ?,"
                        + " rows_wrong = ?, warnings = ? WHERE id = ?")
                .params(
                        kind.name(),
                        plan.rows().size(),
                        plan.count(State.NEW),
                        plan.count(State.CHANGED),
                        plan.count(State.UNCHANGED),
                        plan.count(State.WRONG),
                        (int) plan.problems()
                                .filter(p -> p.severity() == Problem.Severity.WARNING)
                                .count(),
                        id)
                .update();
    }

    void worked(long id, long millis) {
        jdbc.sql("UPDATE import_run SET worked_millis = worked_millis + ? WHERE id = ?")
                .params(millis, id)
                .update();
    }

    void done(long id, int rows) {
        jdbc.sql("UPDATE import_run SET rows_done = ? WHERE id = ?")
                .params(rows, id)
                .update();
    }

    private ImportRun run(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        String mode = row.getString("apply_mode");
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new ImportRun(
                row.getLong("id"),
                row.getLong("upload_id"),
                kind == null ? null : ImportKind.valueOf(kind),
                row.getString("file_name"),
                read(row.getString("options")),
                Status.valueOf(row.getString("status")),
                mode == null ? null : ApplyMode.valueOf(mode),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                row.getString("applied_by"),
                finished == null ? null : finished.toInstant(),
                row.getInt("rows_total"),
                row.getInt("rows_done"),
                row.getInt("rows_new"),
                row.getInt("rows_changed"),
                row.getInt("rows_unchanged"),
                row.getInt("rows_wrong"),
                row.getInt("warnings"),
                row.getLong("worked_millis"),
                row.getString("message"));
    }

    private String write(ImportOptions options) {
        try {
            return json.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportOptions read(String options) {
        try {
            return json.readValue(options, ImportOptions.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
