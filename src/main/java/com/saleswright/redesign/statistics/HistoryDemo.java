package com.saleswright.redesign.statistics;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the deals of the demonstration that have ended a past: all of them began and ended in the second when the
 * sample data came, so that nobody would seem to have waited. What is open stays as it is, with its tasks and timers.
 */
@Component
@Profile("demo")
@Order(100)
class HistoryDemo implements ApplicationRunner {

    /** @param waited until the first task of the case was done */
    private record Past(Duration ended, Duration waited) {}

    /** A moment that the engine has noted in a table of history. */
    private record Moment(String table, String column) {}

    private static final List<Past> PASTS = List.of(
            new Past(Duration.ofDays(19), Duration.ofHours(26)),
            new Past(Duration.ofDays(12), Duration.ofMinutes(200)),
            new Past(Duration.ofDays(9), Duration.ofHours(50)),
            new Past(Duration.ofDays(2), Duration.ofHours(7)));

    private static final List<Moment> MOMENTS = List.of(
            new Moment("ACT_HI_PROCINST", "START_TIME_"),
            new Moment("ACT_HI_PROCINST", "END_TIME_"),
            new Moment("ACT_HI_ACTINST", "START_TIME_"),
            new Moment("ACT_HI_ACTINST", "END_TIME_"),
            new Moment("ACT_HI_TASKINST", "START_TIME_"),
            new Moment("ACT_HI_TASKINST", "END_TIME_"),
            new Moment("ACT_HI_VARINST", "CREATE_TIME_"),
            new Moment("ACT_HI_DETAIL", "TIME_"),
            new Moment("ACT_HI_DECINST", "EVAL_TIME_"));

    private final JdbcClient jdbc;
    private final Clock clock;

    HistoryDemo(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        List<String> cases = jdbc.sql(
                        "SELECT ID_ FROM ACT_HI_PROCINST WHERE PROC_DEF_KEY_ = 'deal-approval' AND END_TIME_ IS NOT NULL"
                                + " ORDER BY START_TIME_")
                .query(String.class)
                .list();
        if (!hasPast()) {
            for (int i = 0; i < cases.size(); i++) {
                age(cases.get(i), PASTS.get(i % PASTS.size()));
            }
        }
    }

    private boolean hasPast() {
        return jdbc.sql("SELECT COUNT(*) FROM ACT_HI_PROCINST WHERE START_TIME_ < ?")
                        .param(java.sql.Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void age(String root, Past past) {
        var done = jdbc.sql("SELECT MIN(END_TIME_) FROM ACT_HI_TASKINST WHERE ROOT_PROC_INST_ID_ = ?")
                .param(root)
                .query((row, i) -> row.getTimestamp(1))
                .list()
                .get(0);
        for (Moment moment : MOMENTS) {
            if (done != null) {
                shift(moment, past.waited(), root, " AND " + moment.column() + " < ?", done);
            }
            shift(moment, past.ended(), root, "");
        }
        for (String table : List.of("ACT_HI_PROCINST", "ACT_HI_ACTINST", "ACT_HI_TASKINST")) {
            jdbc.sql("UPDATE " + table + " SET DURATION_ = 1000 * EXTRACT(EPOCH FROM (END_TIME_ - START_TIME_))"
                            + " WHERE ROOT_PROC_INST_ID_ = ? AND END_TIME_ IS NOT NULL")
                    .param(root)
                    .update();
        }
    }

    private void shift(Moment moment, Duration back, String root, String which, Object... done) {
        jdbc.sql("UPDATE %1$s SET %2$s = %2$s - INTERVAL '%3$d' MINUTE WHERE ROOT_PROC_INST_ID_ = ?"
                                .formatted(moment.table(), moment.column(), back.toMinutes())
                        + which)
                .param(root)
                .params(List.of(done))
                .update();
    }
}
