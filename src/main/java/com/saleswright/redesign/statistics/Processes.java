package com.saleswright.redesign.statistics;

import com.saleswright.redesign.Paths;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The processes that the engine has, each with one statement however many there are. */
@Service
@Transactional(readOnly = true)
public class Processes {

    private static final String LIST =
            """
            SELECT d.KEY_, d.NAME_, d.RESOURCE_NAME_, d.VERSION_, d.VERSION_TAG_,
                   COALESCE(r.CASES, 0) AS RUNNING, COALESCE(i.OPEN_, 0) AS INCIDENTS,
                   COALESCE(f.CASES, 0) AS FINISHED, f.MEDIAN
            FROM ACT_RE_PROCDEF d
            JOIN (SELECT KEY_, MAX(VERSION_) AS VERSION_ FROM ACT_RE_PROCDEF GROUP BY KEY_) live
              ON live.KEY_ = d.KEY_ AND live.VERSION_ = d.VERSION_
            LEFT JOIN (SELECT p.KEY_, COUNT(*) AS CASES
                       FROM ACT_RU_EXECUTION e JOIN ACT_RE_PROCDEF p ON p.ID_ = e.PROC_DEF_ID_
                       WHERE e.PARENT_ID_ IS NULL GROUP BY p.KEY_) r ON r.KEY_ = d.KEY_
            LEFT JOIN (SELECT p.KEY_, COUNT(*) AS OPEN_
                       FROM ACT_RU_INCIDENT n JOIN ACT_RE_PROCDEF p ON p.ID_ = n.PROC_DEF_ID_
                       WHERE n.CAUSE_INCIDENT_ID_ = n.ID_ GROUP BY p.KEY_) i ON i.KEY_ = d.KEY_
            LEFT JOIN (SELECT PROC_DEF_KEY_, COUNT(*) AS CASES,
                              PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY DURATION_) AS MEDIAN
                       FROM ACT_HI_PROCINST
                       WHERE END_TIME_ >= :since AND STATE_ = 'COMPLETED' GROUP BY PROC_DEF_KEY_) f
              ON f.PROC_DEF_KEY_ = d.KEY_
            ORDER BY d.NAME_, d.KEY_
            """;

    private static final String VERSIONS =
            """
            SELECT d.ID_, d.NAME_, d.RESOURCE_NAME_, d.VERSION_, d.VERSION_TAG_, p.DEPLOY_TIME_,
                   p.NAME_ AS DEPLOYMENT, s.number AS REDESIGN, s.title AS TITLE,
                   COALESCE(r.CASES, 0) AS RUNNING, COALESCE(f.CASES, 0) AS FINISHED
            FROM ACT_RE_PROCDEF d
            JOIN ACT_RE_DEPLOYMENT p ON p.ID_ = d.DEPLOYMENT_ID_
            LEFT JOIN redesign s ON s.deployment = p.ID_
            LEFT JOIN (SELECT e.PROC_DEF_ID_, COUNT(*) AS CASES
                       FROM ACT_RU_EXECUTION e JOIN ACT_RE_PROCDEF o ON o.ID_ = e.PROC_DEF_ID_
                       WHERE e.PARENT_ID_ IS NULL AND o.KEY_ = :process GROUP BY e.PROC_DEF_ID_) r
              ON r.PROC_DEF_ID_ = d.ID_
            LEFT JOIN (SELECT PROC_DEF_ID_, COUNT(*) AS CASES FROM ACT_HI_PROCINST
                       WHERE PROC_DEF_KEY_ = :process AND STATE_ = 'COMPLETED' GROUP BY PROC_DEF_ID_) f
              ON f.PROC_DEF_ID_ = d.ID_
            WHERE d.KEY_ = :process
            ORDER BY d.VERSION_ DESC
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Processes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All of them by name. */
    public List<ProcessSummary> list() {
        return jdbc.sql(LIST)
                .param("since", Timestamp.from(Period.MONTH.start(clock.instant())))
                .query((row, i) -> new ProcessSummary(
                        row.getString("KEY_"),
                        name(row),
                        Paths.capability(row.getString("RESOURCE_NAME_")),
                        row.getInt("VERSION_"),
                        row.getString("VERSION_TAG_"),
                        row.getLong("RUNNING"),
                        row.getLong("INCIDENTS"),
                        row.getLong("FINISHED"),
                        span(row, "MEDIAN")))
                .list();
    }

    /** A process with all its versions; empty when the engine has none of that id. */
    public Optional<ProcessHistory> find(String processId) {
        List<ProcessVersion> versions = new ArrayList<>();
        String[] live = new String[2];
        jdbc.sql(VERSIONS).param("process", processId).query(row -> {
            if (versions.isEmpty()) {
                live[0] = Objects.requireNonNullElse(row.getString("NAME_"), processId);
                live[1] = row.getString("RESOURCE_NAME_");
            }
            versions.add(version(row));
        });
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProcessHistory(processId, live[0], Paths.capability(live[1]), live[1], versions));
    }

    static @Nullable TimeSpan span(ResultSet row, String column) throws SQLException {
        double millis = row.getDouble(column);
        return row.wasNull() ? null : TimeSpan.ofMillis(millis);
    }

    private static ProcessVersion version(ResultSet row) throws SQLException {
        return new ProcessVersion(
                row.getString("ID_"),
                row.getInt("VERSION_"),
                row.getString("VERSION_TAG_"),
                row.getTimestamp("DEPLOY_TIME_").toInstant(),
                Objects.requireNonNullElse(row.getString("DEPLOYMENT"), "unnamed"),
                row.getString("REDESIGN"),
                row.getString("TITLE"),
                row.getLong("RUNNING"),
                row.getLong("FINISHED"));
    }

    private static String name(ResultSet row) throws SQLException {
        return Objects.requireNonNullElse(row.getString("NAME_"), row.getString("KEY_"));
    }
}
