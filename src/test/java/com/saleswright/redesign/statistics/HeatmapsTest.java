package com.saleswright.redesign.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.SqlCount;
import java.time.Duration;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Figures of a history that is known: by hand or not, they are the same. */
@SaleswrightTest
@Transactional
class HeatmapsTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Processes processes;

    @Autowired
    private Heatmaps heatmaps;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RuntimeService runtime;

    private KnownCases cases;

    @BeforeEach
    void open() {
        cases = new KnownCases(context);
        cases.deploy(KnownCases.TAG);
    }

    @AfterEach
    void close() {
        cases.close();
    }

    @Test
    void countsAndWaitsAreThoseOfTheCases() {
        for (int hours : new int[] {10, 1, 3, 4, 2}) {
            cases.approvedAfter(Duration.ofHours(hours));
        }
        cases.recalledAfter(Duration.ofHours(500));
        cases.open();
        cases.pass(Duration.ofHours(6));
        cases.open();
        cases.pass(Duration.ofHours(1));

        Step approvals = step(KnownCases.APPROVALS, Period.MONTH);

        assertThat(approvals.name()).isEqualTo("Get approvals");
        assertThat(approvals.count()).isEqualTo(8);
        assertThat(approvals.cancelled()).isEqualTo(1);
        // 1, 2, 3, 4, 10: the third, and six tenths of the way from the fourth to the fifth.
        assertThat(text(approvals.median())).isEqualTo("3 h");
        assertThat(text(approvals.p90())).isEqualTo("7 h 36 min");
        assertThat(approvals.waiting()).isEqualTo(2);
        assertThat(text(approvals.oldest())).isEqualTo("7 h");
        assertThat(step("serviceTask_approveDeal", Period.MONTH).count()).isEqualTo(5);
        assertThat(step("serviceTask_recallDeal", Period.MONTH).count()).isEqualTo(1);
        assertThat(step("userTask_reworkDeal", Period.MONTH).count()).isZero();
        assertThat(text(step("gateway_approved", Period.MONTH).median())).isEqualTo("under 1 s");
    }

    @Test
    void periodIsAboutWhatBeganInItAndWaitingIsNot() {
        cases.approvedAfter(Duration.ofHours(8));
        cases.open();
        cases.pass(Duration.ofDays(31));
        cases.approvedAfter(Duration.ofHours(2));

        Step month = step(KnownCases.APPROVALS, Period.MONTH);
        Step quarter = step(KnownCases.APPROVALS, Period.QUARTER);

        assertThat(month.count()).isEqualTo(1);
        assertThat(text(month.median())).isEqualTo("2 h");
        assertThat(month.waiting()).isEqualTo(1);
        assertThat(text(month.oldest())).isEqualTo("31 days");
        assertThat(quarter.count()).isEqualTo(3);
        assertThat(text(quarter.median())).isEqualTo("5 h");
        assertThat(step(KnownCases.APPROVALS, Period.ALL)).isEqualTo(quarter);
    }

    @Test
    void incidentsAreWhereTheyHappened() {
        String number = cases.open();
        long before = summary("approval-chain").incidents();

        incident(number, "approval-chain", "userTask_decideRequest");

        assertThat(summary("approval-chain").incidents()).isEqualTo(before + 1);
        assertThat(summary(KnownCases.PROCESS).incidents()).isZero();

        incident(number, KnownCases.PROCESS, KnownCases.APPROVALS);

        assertThat(step(KnownCases.APPROVALS, Period.MONTH).incidents()).isEqualTo(1);
        assertThat(summary(KnownCases.PROCESS).incidents()).isEqualTo(1);
    }

    private void incident(String number, String process, String activity) {
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(process)
                .singleResult()
                .getId();
        String execution = runtime.createExecutionQuery()
                .processInstanceId(instance)
                .activityId(activity)
                .singleResult()
                .getId();
        runtime.createIncident("failedJob", execution, "job");
    }

    @Test
    void versionsHaveTheirOwnFiguresAndAllVersionsTheSum() {
        ProcessVersion first = history().live();
        cases.approvedAfter(Duration.ofHours(1));
        long before = step(KnownCases.APPROVALS, Period.MONTH, null).count();
        cases.deploy("later");
        cases.approvedAfter(Duration.ofHours(2));
        cases.open();

        ProcessHistory history = history();

        assertThat(history.live().tag()).isEqualTo("later");
        assertThat(history.live().version()).isEqualTo(first.version() + 1);
        assertThat(history.live().running()).isEqualTo(1);
        assertThat(history.live().finished()).isEqualTo(1);
        assertThat(history.version(first.version()).orElseThrow().finished()).isEqualTo(1);
        assertThat(step(KnownCases.APPROVALS, Period.MONTH, first).count()).isEqualTo(1);
        assertThat(step(KnownCases.APPROVALS, Period.MONTH, history.live()).count())
                .isEqualTo(2);
        assertThat(step(KnownCases.APPROVALS, Period.MONTH, null).count()).isEqualTo(before + 2);
    }

    @Test
    void listTellsHowEachProcessFares() {
        // Other tests have left cases that ended by the clock of the machine, later than those here.
        jdbc.sql("UPDATE ACT_HI_PROCINST SET END_TIME_ = TIMESTAMP '2000-01-01 00:00:00' WHERE END_TIME_ IS NOT NULL")
                .update();
        long running = summary(KnownCases.PROCESS).running();
        cases.approvedAfter(Duration.ofDays(2));
        cases.pass(Duration.ofDays(31));
        for (int hours : new int[] {9, 2, 5, 8}) {
            cases.approvedAfter(Duration.ofHours(hours));
        }
        cases.open();

        ProcessSummary deals = summary(KnownCases.PROCESS);

        assertThat(deals.name()).isEqualTo("Deal approval");
        assertThat(deals.capability()).isEqualTo("deals");
        assertThat(deals.versionTag()).isEqualTo(KnownCases.TAG);
        assertThat(deals.running()).isEqualTo(running + 1);
        assertThat(deals.finished()).isEqualTo(4);
        assertThat(text(deals.cycleTime())).isEqualTo("6 h 30 min");
        assertThat(text(summary("approval-chain").cycleTime())).isEqualTo("6 h 30 min");
    }

    @Test
    void statementsDoNotGrowWithCasesAndVersions() {
        cases.approvedAfter(Duration.ofHours(1));
        int list = statements(processes::list);
        int heatmap = statements(this::all);
        cases.deploy("later");
        for (int i = 0; i < 3; i++) {
            cases.approvedAfter(Duration.ofHours(1));
            cases.open();
        }

        assertThat(statements(processes::list)).isEqualTo(list).isEqualTo(1);
        assertThat(statements(this::all)).isEqualTo(heatmap).isLessThanOrEqualTo(5);
    }

    private void all() {
        heatmaps.of(history(), null, Period.ALL);
    }

    private static int statements(Runnable work) {
        work.run();
        return SqlCount.of(work).statements();
    }

    private ProcessHistory history() {
        return processes.find(KnownCases.PROCESS).orElseThrow();
    }

    private ProcessSummary summary(String process) {
        return processes.list().stream()
                .filter(p -> p.id().equals(process))
                .findFirst()
                .orElseThrow();
    }

    private Step step(String id, Period period) {
        return step(id, period, history().live());
    }

    private Step step(String id, Period period, @Nullable ProcessVersion version) {
        return heatmaps.of(history(), version, period).steps().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String text(@Nullable TimeSpan span) {
        assertThat(span).isNotNull();
        return span.text();
    }
}
