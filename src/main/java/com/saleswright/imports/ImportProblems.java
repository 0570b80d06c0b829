package com.saleswright.imports;

import com.saleswright.imports.Problem.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is wrong in the files of the runs. */
@Repository
class ImportProblems {

    /** More problems of one file are counted and not kept: nobody reads them. */
    static final int KEPT = 20_000;

    private static final String BY_WEIGHT = " CASE severity WHEN 'ERROR' THEN 0 WHEN 'WARNING' THEN 1 ELSE 2 END ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ImportProblems(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void replace(long runId, List<Problem> problems) {
        jdbc.sql("DELETE FROM import_problem WHERE run_id = ?").param(runId).update();
        List<Object[]> rows = new ArrayList<>();
        for (Problem p : problems.subList(0, Math.min(KEPT, problems.size()))) {
            NameKind names = p.names();
            rows.add(new Object[] {
                runId,
                rows.size(),
                p.line(),
                p.severity().name(),
                p.field(),
                p.value(),
                p.reason(),
                p.remedy(),
                names == null ? null : names.name(),
                String.join("\n", p.suggestions())
            });
        }
        batches.batchUpdate("INSERT INTO import_problem VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
    }

    /** In the order of the file. */
    List<Problem> of(long runId, int limit) {
        return jdbc.sql("SELECT * FROM import_problem WHERE run_id = ? ORDER BY problem_number LIMIT ?")
                .params(runId, limit)
                .query(ImportProblems::problem)
                .list();
    }

    /** Problems of the same cell value and reason as one, the weightiest and most frequent first. */
    List<ProblemGroup> groups(long runId, int limit) {
        return jdbc.sql(
                        "SELECT severity, field, cell, reason, remedy, name_kind, suggestions, MIN(line_number) AS line_number,"
                                + " COUNT(*) AS times FROM import_problem WHERE run_id = ?"
                                + " GROUP BY severity, field, cell, reason, remedy, name_kind, suggestions"
                                + " ORDER BY" + BY_WEIGHT + ", COUNT(*) DESC, MIN(line_number) LIMIT ?")
                .params(runId, limit)
                .query((row, number) -> new ProblemGroup(problem(row, number), row.getInt("times")))
                .list();
    }

    /** What is wrong by line, for the lines that are not imported. */
    Map<Long, String> errorsByLine(long runId) {
        Map<Long, String> errors = new HashMap<>();
        of(runId, KEPT).stream()
                .filter(Problem::blocks)
                .forEach(p -> errors.merge(
                        p.line(), (p.field() + ": " + p.reason() + " " + p.remedy()).strip(), (a, b) -> a + " " + b));
        return errors;
    }

    private static Problem problem(ResultSet row, int number) throws SQLException {
        String names = row.getString("name_kind");
        return new Problem(
                row.getLong("line_number"),
                Severity.valueOf(row.getString("severity")),
                row.getString("field"),
                row.getString("cell"),
                row.getString("reason"),
                row.getString("remedy"),
                names == null ? null : NameKind.valueOf(names),
                row.getString("suggestions").lines().toList());
    }
}
