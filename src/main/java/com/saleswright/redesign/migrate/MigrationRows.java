package com.saleswright.redesign.migrate;

import com.saleswright.redesign.migrate.MigratedCase.Status;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The tables of migrations, and what is read from those of the engine for many cases at once. */
@Component
class MigrationRows {

    private static final int LONGEST_PROBLEM = 1000;

    private static final RowMapper<MigratedCase> CASE = (row, i) -> new MigratedCase(
            row.getString("case_id"),
            row.getString("business_key"),
            row.getString("process"),
            Status.valueOf(row.getString("status")),
            row.getString("problem"),
            instant(row.getObject("settled_at", OffsetDateTime.class)));

    private final JdbcClient jdbc;

    MigrationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A migration without its cases. */
    record Run(
            long id,
            String redesign,
            Direction direction,
            MigrationStatus status,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt) {}

    /** A case whose turn has not come. */
    record Waiting(String caseId, String source, String target) {}

    /** Of whom a task that nobody has is wanted. */
    record Offer(String taskId, String group) {}

    /** A case that has been through a step. */
    record Passed(String caseId, String step) {}

    Set<String> definitionsWithCases() {
        return new TreeSet<>(jdbc.sql("SELECT DISTINCT proc_def_id_ FROM act_ru_execution WHERE parent_id_ IS NULL")
                .query(String.class)
                .list());
    }

    List<Offer> offers(String definition) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT t.id_, l.group_id_ FROM act_ru_task t JOIN act_ru_identitylink l ON l.task_id_ = t.id_
                        WHERE t.proc_def_id_ = ? AND t.assignee_ IS NULL AND l.type_ = 'candidate' AND l.group_id_ IS NOT NULL
                        ORDER BY l.group_id_
                        """)
                .param(definition)
                .query((row, i) -> new Offer(row.getString(1), row.getString(2)))
                .list();
    }

    /** Which running cases of a version have left one of these steps. */
    List<Passed> passed(String definition, Set<String> steps) {
        return steps.isEmpty()
                ? List.of()
                : jdbc.sql(
                                """
                                SELECT DISTINCT proc_inst_id_, act_id_ FROM act_hi_actinst
                                WHERE proc_def_id_ = :definition AND act_id_ IN (:steps) AND end_time_ IS NOT NULL
                                AND proc_inst_id_ IN (SELECT id_ FROM act_ru_execution
                                    WHERE proc_def_id_ = :definition AND parent_id_ IS NULL)
                                """)
                        .param("definition", definition)
                        .param("steps", steps)
                        .query((row, i) -> new Passed(row.getString(1), row.getString(2)))
                        .list();
    }

    List<StepMapping> mappings(String redesign, Direction direction) {
        return jdbc.sql("SELECT * FROM redesign_mapping WHERE redesign = ? AND direction = ? ORDER BY process, from_id")
                .params(redesign, direction.name())
                .query((row, i) -> new StepMapping(
                        row.getString("process"),
                        row.getString("from_id"),
                        row.getString("to_id"),
                        StepMapping.Kind.valueOf(row.getString("kind"))))
                .list();
    }

    void map(String redesign, Direction direction, StepMapping mapping, String by, Instant at) {
        forget(redesign, direction, mapping.process(), mapping.from());
        jdbc.sql(
                        """
                        INSERT INTO redesign_mapping (redesign, direction, process, from_id, to_id, kind, chosen_by, chosen_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        redesign,
                        direction.name(),
                        mapping.process(),
                        mapping.from(),
                        mapping.to(),
                        mapping.kind().name(),
                        by,
                        time(at))
                .update();
    }

    void forget(String redesign, Direction direction, String process, String from) {
        jdbc.sql("DELETE FROM redesign_mapping WHERE redesign = ? AND direction = ? AND process = ? AND from_id = ?")
                .params(redesign, direction.name(), process, from)
                .update();
    }

    /** Makes whoever wants to begin or resume a migration of this redesign wait for each other. */
    void lock(String redesign) {
        jdbc.sql("SELECT number FROM redesign WHERE number = ? FOR UPDATE")
                .param(redesign)
                .query(String.class)
                .optional();
    }

    long add(String redesign, Direction direction, String by, Instant at) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        INSERT INTO redesign_migration (redesign, direction, status, started_by, started_at)
                        VALUES (?, ?, 'RUNNING', ?, ?)
                        """)
                .params(redesign, direction.name(), by, time(at))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** All running cases of a version. */
    void addCases(long migration, Version source, Version target) {
        jdbc.sql(
                        """
                        INSERT INTO redesign_migration_case (migration, case_id, business_key, process, source, target, status)
                        SELECT :migration, id_, business_key_, :process, :source, :target, 'WAITING' FROM act_ru_execution
                        WHERE parent_id_ IS NULL AND proc_def_id_ = :source
                        """)
                .param("migration", migration)
                .param("process", source.process())
                .param("source", source.id())
                .param("target", target.id())
                .update();
    }

    Optional<Run> latest(String redesign) {
        return jdbc.sql("SELECT * FROM redesign_migration WHERE redesign = ? ORDER BY id DESC LIMIT 1")
                .param(redesign)
                .query(MigrationRows::run)
                .optional();
    }

    List<Run> running() {
        return jdbc.sql("SELECT * FROM redesign_migration WHERE status = 'RUNNING' ORDER BY id")
                .query(MigrationRows::run)
                .list();
    }

    Map<Status, Integer> counts(long migration) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        jdbc.sql("SELECT status, COUNT(*) AS cases FROM redesign_migration_case WHERE migration = ? GROUP BY status")
                .param(migration)
                .query(row -> {
                    counts.put(Status.valueOf(row.getString("status")), row.getInt("cases"));
                });
        return counts;
    }

    List<Waiting> waiting(long migration, int most) {
        return jdbc.sql(
                        """
                        SELECT case_id, source, target FROM redesign_migration_case
                        WHERE migration = ? AND status = 'WAITING' ORDER BY source, case_id LIMIT ?
                        """)
                .params(migration, most)
                .query((row, i) -> new Waiting(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** @return false when the case no longer waits, or its migration does not run at the moment */
    boolean settle(long migration, String caseId, Status status, @Nullable String problem, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE redesign_migration_case SET status = ?, problem = ?, settled_at = ?
                                WHERE migration = ? AND case_id = ? AND status = 'WAITING'
                                AND EXISTS (SELECT 1 FROM redesign_migration m WHERE m.id = ? AND m.status = 'RUNNING')
                                """)
                        .params(status.name(), cut(problem), time(at), migration, caseId, migration)
                        .update()
                == 1;
    }

    /** @return false when it has not that status */
    boolean move(long migration, MigrationStatus from, MigrationStatus to, @Nullable Instant endedAt) {
        return jdbc.sql("UPDATE redesign_migration SET status = ?, ended_at = ? WHERE id = ? AND status = ?")
                        .params(to.name(), endedAt == null ? null : time(endedAt), migration, from.name())
                        .update()
                == 1;
    }

    boolean finish(long migration, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE redesign_migration SET status = 'DONE', ended_at = ? WHERE id = ? AND status = 'RUNNING'
                                AND NOT EXISTS (SELECT 1 FROM redesign_migration_case c
                                    WHERE c.migration = ? AND c.status = 'WAITING')
                                """)
                        .params(time(at), migration, migration)
                        .update()
                == 1;
    }

    void skipWaiting(long migration, String why, Instant at) {
        jdbc.sql(
                        """
                        UPDATE redesign_migration_case SET status = 'SKIPPED', problem = ?, settled_at = ?
                        WHERE migration = ? AND status = 'WAITING'
                        """)
                .params(why, time(at), migration)
                .update();
    }

    /** @return how many cases get another turn */
    int retry(long migration) {
        return jdbc.sql(
                        """
                        UPDATE redesign_migration_case SET status = 'WAITING', problem = NULL, settled_at = NULL
                        WHERE migration = ? AND status = 'FAILED'
                        """)
                .param(migration)
                .update();
    }

    List<MigratedCase> cases(long migration, @Nullable Status status, int offset, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM redesign_migration_case WHERE migration = :migration AND status LIKE :status
                        ORDER BY business_key, case_id LIMIT :most OFFSET :offset
                        """)
                .param("migration", migration)
                .param("status", status == null ? "%" : status.name())
                .param("most", most)
                .param("offset", offset)
                .query(CASE)
                .list();
    }

    private static Run run(java.sql.ResultSet row, int i) throws java.sql.SQLException {
        return new Run(
                row.getLong("id"),
                row.getString("redesign"),
                Direction.valueOf(row.getString("direction")),
                MigrationStatus.valueOf(row.getString("status")),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("ended_at", OffsetDateTime.class)));
    }

    private static @Nullable String cut(@Nullable String problem) {
        return problem == null || problem.length() <= LONGEST_PROBLEM
                ? problem
                : problem.substring(0, LONGEST_PROBLEM - 1) + "…";
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
