package com.saleswright.redesign.replay;

import com.fasterxml.jackson.core.type.TypeReference;
import com.saleswright.engine.StoredJson;
import com.saleswright.redesign.replay.ReplayRun.Status;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** The table of replays. */
@Component
class ReplayRows {

    private static final RowMapper<ReplayRun> RUN = (row, i) -> {
        String report = row.getString("report");
        return new ReplayRun(
                row.getLong("id"),
                row.getString("redesign"),
                row.getString("process"),
                row.getString("files_hash"),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Status.valueOf(row.getString("status")),
                row.getInt("total"),
                row.getInt("done"),
                row.getString("message"),
                report == null ? null : StoredJson.read(report, new TypeReference<ReplayReport>() {}));
    };

    private final JdbcClient jdbc;

    ReplayRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(String redesign, String process, String filesHash, String startedBy, Instant startedAt) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        INSERT INTO redesign_replay (redesign, process, files_hash, started_by, started_at, alive_at,
                            status, total, done)
                        VALUES (?, ?, ?, ?, ?, ?, 'RUNNING', 0, 0)
                        """)
                .params(redesign, process, filesHash, startedBy, utc(startedAt), utc(startedAt))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    Optional<ReplayRun> find(long id) {
        return jdbc.sql("SELECT * FROM redesign_replay WHERE id = ?")
                .param(id)
                .query(RUN)
                .optional();
    }

    Optional<ReplayRun> latest(String redesign) {
        return jdbc.sql("SELECT * FROM redesign_replay WHERE redesign = ? ORDER BY id DESC LIMIT 1")
                .param(redesign)
                .query(RUN)
                .optional();
    }

    /** The last that came to its end. */
    Optional<ReplayRun> latestDone(String redesign) {
        return jdbc.sql("SELECT * FROM redesign_replay WHERE redesign = ? AND status = 'DONE' ORDER BY id DESC LIMIT 1")
                .param(redesign)
                .query(RUN)
                .optional();
    }

    /** @return false when it is not wanted any more */
    boolean progress(long id, int done, int total) {
        return jdbc.sql("UPDATE redesign_replay SET done = ?, total = ? WHERE id = ? AND status = 'RUNNING'")
                        .params(done, total, id)
                        .update()
                == 1;
    }

    boolean end(long id, Status status, @Nullable String message, @Nullable ReplayReport report) {
        return jdbc.sql(
                                """
                                UPDATE redesign_replay SET status = ?, message = ?, report = ?
                                WHERE id = ? AND status = 'RUNNING'
                                """)
                        .params(status.name(), message, report == null ? null : StoredJson.write(report), id)
                        .update()
                == 1;
    }

    void alive(Collection<Long> ids, Instant now) {
        ids.forEach(id -> jdbc.sql("UPDATE redesign_replay SET alive_at = ? WHERE id = ? AND status = 'RUNNING'")
                .params(utc(now), id)
                .update());
    }

    void failSilent(Instant since, String message) {
        jdbc.sql(
                        """
                        UPDATE redesign_replay SET status = 'FAILED', message = ?
                        WHERE status = 'RUNNING' AND alive_at < ?
                        """)
                .params(message, utc(since))
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
