package com.saleswright.deals;

import static com.saleswright.deals.DealDriver.DIRECTOR;
import static com.saleswright.deals.DealDriver.MANAGER;
import static com.saleswright.deals.DealDriver.REP;
import static com.saleswright.redesign.migrate.StepMapping.Kind.MOVE;
import static com.saleswright.redesign.migrate.StepMapping.Kind.SAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.migrate.Direction;
import com.saleswright.redesign.migrate.MigratedCase.Status;
import com.saleswright.redesign.migrate.MigrationStatus;
import com.saleswright.redesign.migrate.Migrations;
import com.saleswright.redesign.migrate.NextVersion;
import com.saleswright.redesign.migrate.OpenStep;
import com.saleswright.redesign.migrate.OpenStep.Choice;
import com.saleswright.redesign.migrate.Preview;
import com.saleswright.redesign.migrate.Progress;
import com.saleswright.redesign.migrate.RunningCase;
import com.saleswright.redesign.migrate.StepMapping;
import com.saleswright.redesign.migrate.Verdict;
import com.saleswright.redesign.migrate.WaitState;
import com.saleswright.testkit.AtOnce;
import com.saleswright.testkit.SaleswrightTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Running deals are taken to a redesign of their process and back. */
@SaleswrightTest
class DealMigrationsTest {

    private static final String ANSWER = "userTask_answerConditions";
    private static final String ACCEPT = "userTask_acceptConditions";
    private static final UnaryOperator<String> RENAMED =
            text -> text.replace(ANSWER, ACCEPT).replace("name=\"Answer conditions\"", "name=\"Accept conditions\"");
    /** Conditions are no longer answered: whoever gets some has to rework the deal. */
    private static final UnaryOperator<String> REMOVED = text -> text.replaceAll(
                    "(?s)<bpmn:userTask id=\"" + ANSWER + ".*?</bpmn:userTask>", "")
            .replace(
                    "sourceRef=\"serviceTask_offerConditions\" targetRef=\"" + ANSWER + "\"",
                    "sourceRef=\"serviceTask_offerConditions\" targetRef=\"serviceTask_returnDeal\"")
            .replace("outcome == 'approvedWithConditions' &amp;&amp; conditionsAccepted", "outcome == 'agreed'")
            .replaceAll("<bpmn:sequenceFlow id=\"flow_answered\"[^>]*/>", "")
            .replaceAll("(?s)<bpmndi:BPMNShape id=\"[^\"]*\" bpmnElement=\"" + ANSWER + "\".*?</bpmndi:BPMNShape>", "")
            .replaceAll("(?s)<bpmndi:BPMNEdge id=\"[^\"]*\" bpmnElement=\"flow_answered\".*?</bpmndi:BPMNEdge>", "");
    /** The rep looks at the customer's credit before anybody is asked. */
    private static final UnaryOperator<String> CHECKED = text -> text.replace(
                    "sourceRef=\"serviceTask_planApprovals\" targetRef=\"callActivity_approvalChain\"",
                    "sourceRef=\"serviceTask_planApprovals\" targetRef=\"userTask_checkCredit\"")
            .replace(
                    "<bpmn:sequenceFlow id=\"flow_planned\"",
                    """
                    <bpmn:userTask id="userTask_checkCredit" name="Check credit" camunda:assignee="${requester}"/>
                    <bpmn:sequenceFlow id="flow_checked" sourceRef="userTask_checkCredit" targetRef="callActivity_approvalChain"/>
                    <bpmn:sequenceFlow id="flow_planned\"""");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Migrations migrations;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private DealDriver deal;
    private NextVersion next;

    @BeforeEach
    void open() {
        deal = new DealDriver(context);
        next = new NextVersion(context, "deals");
    }

    @AfterEach
    void close() {
        next.close();
    }

    @Test
    void previewsBeforeAnythingIsDeployedAndLeavesNothingBehind() {
        String asked = deal.submitted(20);
        String answering = withConditions();
        next.diagram("deal-approval", RENAMED);
        Map<String, Long> before = rowsOfAllTables();

        Preview preview = migrations.preview(next.number());

        assertThat(rowsOfAllTables()).isEqualTo(before);
        RunningCase safe = of(preview, asked);
        assertThat(safe.verdict()).isEqualTo(Verdict.SAFE);
        assertThat(safe.waits()).extracting(WaitState::name).containsExactly("Get approvals");
        RunningCase open = of(preview, answering);
        assertThat(open.verdict()).isEqualTo(Verdict.NEEDS_MAPPING);
        assertThat(open.reason()).contains("Answer conditions");
        assertThat(open.waits()).extracting(WaitState::owner).containsExactly("Rosa Lind");
        OpenStep step = preview.steps().get(0);
        assertThat(step.step()).isEqualTo(ANSWER);
        assertThat(step.suggestion()).isEqualTo(ACCEPT);

        next.rename("deal-approval", ANSWER, ACCEPT);
        assertThat(of(migrations.preview(next.number()), answering).verdict()).isEqualTo(Verdict.SAFE);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("deal-approval")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void saysWhyFilesThatCannotBeDeployedHaveNoPreview() {
        next.diagram("deal-approval", text -> text.replace("targetRef=\"gateway_approved\"", "targetRef=\"nowhere\""));
        assertThatThrownBy(() -> migrations.preview(next.number()))
                .isInstanceOf(RedesignRefused.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void keepsWhatATaskHasAndTellsItsNewName() {
        String number = withConditions();
        Task before = deal.process.task(number);
        Map<String, Date> due = dueDates(number);
        Map<String, Object> variables = runtime.getVariables(instance(number).getId());
        next.diagram("deal-approval", RENAMED).rename("deal-approval", ANSWER, ACCEPT);
        next.deploy();

        assertThat(next.migrate().of(Status.FAILED)).isZero();

        Task after = deal.process.task(number);
        assertThat(after.getId()).isEqualTo(before.getId());
        assertThat(after.getTaskDefinitionKey()).isEqualTo(ACCEPT);
        assertThat(before.getName()).startsWith("Answer conditions · ");
        assertThat(after.getName()).isEqualTo(before.getName().replace("Answer conditions", "Accept conditions"));
        assertThat(after.getAssignee()).isEqualTo(REP);
        assertThat(after.getDueDate()).isEqualTo(before.getDueDate());
        assertThat(after.getCreateTime()).isEqualTo(before.getCreateTime());
        assertThat(dueDates(number)).isEqualTo(due).hasSize(3);
        assertThat(runtime.getVariables(instance(number).getId())).isEqualTo(variables);
        assertThat(jdbc.sql("SELECT assignee FROM open_task WHERE task_id = ?")
                        .param(after.getId())
                        .query(String.class)
                        .list())
                .containsExactly(REP);

        deal.process.complete(number, REP, Map.of("answer", "accept"));
        assertThat(deal.ends(number)).containsExactly("endEvent_accepted", "endEvent_approved");
        assertThat(deal.quote(number).status()).isEqualTo(QuoteStatus.APPROVED);
    }

    @Test
    void countsAChangedTimeFromWhenTheStepBegan() {
        String number = withConditions();
        Date thirtyDays = dueDates(number).get("boundaryEvent_thirtyDays");
        Date overdue = dueDates(number).get("boundaryEvent_overdue");
        next.diagram("deal-approval", text -> text.replace(">P30D<", ">P20D<"));
        next.deploy();
        assertThat(migrations.preview(next.number()).timers()).containsExactly("30 days without answer");

        next.migrate();

        assertThat(Duration.between(
                        dueDates(number).get("boundaryEvent_thirtyDays").toInstant(), thirtyDays.toInstant()))
                .isEqualTo(Duration.ofDays(10));
        assertThat(dueDates(number).get("boundaryEvent_overdue")).isEqualTo(overdue);
    }

    @Test
    void reportsACaseInARemovedStepAndMigratesTheOthers() {
        String stays = withConditions();
        String goes = deal.submitted(20);
        next.diagram("deal-approval", REMOVED);
        next.deploy();

        Progress first = next.migrate();

        assertThat(first.status()).isEqualTo(MigrationStatus.DONE);
        assertThat(next.result(goes).status()).isEqualTo(Status.MIGRATED);
        assertThat(next.result(stays).status()).isEqualTo(Status.FAILED);
        assertThat(next.result(stays).problem()).isEqualTo("The other version has no step 'Answer conditions'.");
        deal.approve(goes, MANAGER);
        deal.approve(goes, DIRECTOR);
        assertThat(deal.ends(goes)).containsExactly("endEvent_approved");

        OpenStep step = migrations.preview(next.number()).steps().get(0);
        assertThat(step.move()).extracting(Choice::id).contains("serviceTask_returnDeal", "callActivity_approvalChain");
        migrations.map(
                next.number(),
                Direction.FORWARD,
                new StepMapping("deal-approval", ANSWER, "serviceTask_returnDeal", MOVE),
                NextVersion.OWNER);
        RunningCase moved = of(migrations.preview(next.number()), stays);
        assertThat(moved.verdict()).isEqualTo(Verdict.SAFE);
        assertThat(moved.reason())
                .isEqualTo("'Answer conditions' is cancelled, and the case goes on at 'Return deal'.");

        migrations.retry(next.number());
        assertThat(next.work().of(Status.FAILED)).isZero();

        assertThat(deal.process.task(stays).getTaskDefinitionKey()).isEqualTo("userTask_reworkDeal");
        assertThat(deal.quote(stays).status()).isEqualTo(QuoteStatus.REWORK);
        deal.change(stays, 4);
        deal.process.completeOwn(stays, REP, Map.of());
        assertThat(deal.ends(stays)).endsWith("endEvent_approved");
    }

    @Test
    void letsAStepGoOnAsAnother() {
        String number = withConditions();
        next.diagram("deal-approval", RENAMED);
        next.deploy();
        migrations.map(
                next.number(), Direction.FORWARD, new StepMapping("deal-approval", ANSWER, ACCEPT, SAME), "petra");
        next.migrate();
        assertThat(next.result(number).status()).isEqualTo(Status.MIGRATED);
        assertThat(deal.process.task(number).getTaskDefinitionKey()).isEqualTo(ACCEPT);

        next.rollBack();
        assertThat(deal.process.task(number).getTaskDefinitionKey()).isEqualTo(ANSWER);
        deal.process.complete(number, REP, Map.of("answer", "accept"));
        assertThat(deal.ends(number)).endsWith("endEvent_approved");
    }

    @Test
    void reportsACaseThatFailsAndMigratesTheOthers() {
        String fails = withConditions();
        String goes = deal.submitted(20);
        next.diagram(
                "deal-approval",
                text -> text.replace(
                        "timeDuration xsi:type=\"bpmn:tFormalExpression\">P30D",
                        "timeDuration xsi:type=\"bpmn:tFormalExpression\">${nobodySetsThis}"));
        next.deploy();
        assertThat(of(migrations.preview(next.number()), fails).verdict()).isEqualTo(Verdict.CANNOT);

        next.migrate();

        assertThat(next.result(goes).status()).isEqualTo(Status.MIGRATED);
        assertThat(next.result(fails).status()).isEqualTo(Status.FAILED);
        assertThat(next.result(fails).problem()).contains("nobodySetsThis");
        deal.process.complete(fails, REP, Map.of("answer", "accept"));
        assertThat(deal.ends(fails)).as("it ends on its version").endsWith("endEvent_approved");
    }

    @Test
    void rollsBackAndTellsWhichCasesArePastThePointOfNoReturn() {
        String old = deal.submitted(20);
        next.diagram("deal-approval", CHECKED);
        next.deploy();
        String checking = deal.submitted(20);
        String checked = deal.submitted(20);
        tasks.complete(deal.process.task(checked).getId());
        assertThat(deal.assignees(checked)).containsExactly(MANAGER);
        next.migrate();
        Preview preview = migrations.rollBackPreview(next.number());
        assertThat(of(preview, old).verdict()).isEqualTo(Verdict.SAFE);
        assertThat(of(preview, old).passed()).isEmpty();
        assertThat(of(preview, checked).verdict()).isEqualTo(Verdict.SAFE);
        assertThat(of(preview, checked).passed()).containsExactly("Check credit");
        assertThat(of(preview, checking).verdict()).isEqualTo(Verdict.NEEDS_MAPPING);

        migrations.map(
                next.number(),
                Direction.BACK,
                new StepMapping("deal-approval", "userTask_checkCredit", "callActivity_approvalChain", MOVE),
                "petra");
        Progress back = next.rollBack();

        assertThat(back.direction()).isEqualTo(Direction.BACK);
        assertThat(back.of(Status.FAILED)).isZero();
        for (String number : List.of(old, checking, checked)) {
            assertThat(next.result(number).status()).isEqualTo(Status.MIGRATED);
            deal.approve(number, MANAGER);
            deal.approve(number, DIRECTOR);
            assertThat(deal.ends(number)).containsExactly("endEvent_approved");
        }
    }

    @Test
    void comesFromEveryEarlierVersion() {
        String first = deal.submitted(20);
        next.diagram("deal-approval", CHECKED);
        next.deploy();
        String second = deal.submitted(20);
        try (NextVersion third = new NextVersion(context, "deals")) {
            third.diagram("deal-approval", text -> text.replace("Check credit", "Look at credit"));
            third.deploy();
            assertThat(migrations.preview(third.number()).cases())
                    .extracting(RunningCase::version)
                    .containsOnlyOnce(
                            of(migrations.preview(third.number()), second).version());
            third.migrate();
            assertThat(third.result(first).status()).isEqualTo(Status.MIGRATED);
            assertThat(third.result(second).status()).isEqualTo(Status.MIGRATED);
            assertThat(deal.process.task(second).getName()).startsWith("Look at credit");
            assertThat(migrations.preview(next.number()).cases())
                    .as("nobody goes back to an older redesign")
                    .isEmpty();
            third.rollBack();
        }
        next.rollBack();
    }

    @Test
    void pausesGoesOnAndStops() {
        String one = deal.submitted(20);
        next.diagram("deal-approval", CHECKED);
        assertThatThrownBy(() -> migrations.start(next.number(), "petra"))
                .isInstanceOf(RedesignRefused.class)
                .hasMessageContaining("not deployed");
        next.deploy();
        migrations.start(next.number(), "petra");
        assertThatThrownBy(() -> migrations.start(next.number(), "paul"))
                .isInstanceOf(RedesignRefused.class)
                .hasMessageContaining("running");
        migrations.pause(next.number());
        assertThat(next.work().of(Status.MIGRATED)).isZero();
        assertThat(migrations.isFinished(next.number())).isFalse();

        migrations.resume(next.number());
        assertThat(next.work().status()).isEqualTo(MigrationStatus.DONE);
        assertThat(next.result(one).status()).isEqualTo(Status.MIGRATED);

        String two = deal.submitted(20);
        migrations.startRollBack(next.number(), "petra");
        deal.deals.recall(one, REP, "Not needed");
        migrations.stop(next.number());
        assertThat(next.work().of(Status.MIGRATED)).isZero();
        assertThat(next.result(two).status()).isEqualTo(Status.SKIPPED);
        assertThat(migrations.isFinished(next.number())).isTrue();
    }

    @Test
    void skipsACaseThatHasEndedMeanwhile() {
        String number = deal.submitted(20);
        next.diagram("deal-approval", CHECKED);
        next.deploy();
        migrations.start(next.number(), "petra");
        deal.deals.recall(number, REP, "Not needed");
        assertThat(next.work().status()).isEqualTo(MigrationStatus.DONE);
        assertThat(next.result(number).status()).isEqualTo(Status.SKIPPED);
        assertThat(next.result(number).problem()).contains("ended");
    }

    @Test
    void goesOnAfterACrash() {
        String number = deal.submitted(20);
        String before = instance(number).getProcessDefinitionId();
        next.diagram("deal-approval", CHECKED);
        next.deploy();
        migrations.start(next.number(), "petra");

        transaction.executeWithoutResult(crash -> {
            next.work();
            crash.setRollbackOnly();
        });

        assertThat(instance(number).getProcessDefinitionId()).isEqualTo(before);
        assertThat(next.result(number).status()).isEqualTo(Status.WAITING);
        assertThat(next.work().status()).isEqualTo(MigrationStatus.DONE);
        assertThat(next.result(number).status()).isEqualTo(Status.MIGRATED);
        assertThat(instance(number).getProcessDefinitionId()).isNotEqualTo(before);
    }

    @Test
    void isDoneOnceByTwoNodesAtATime() throws Exception {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            numbers.add(deal.submitted(20));
        }
        next.diagram("deal-approval", CHECKED);
        next.deploy();
        migrations.start(next.number(), "petra");

        try (AtOnce nodes = new AtOnce(2)) {
            nodes.run(next::work);
        }

        assertThat(next.work().status()).isEqualTo(MigrationStatus.DONE);
        for (String number : numbers) {
            assertThat(next.result(number).status()).isEqualTo(Status.MIGRATED);
            deal.approve(number, MANAGER);
            deal.approve(number, DIRECTOR);
            assertThat(deal.ends(number)).containsExactly("endEvent_approved");
        }
    }

    /** A deal whose rep answers the conditions of the manager. */
    private String withConditions() {
        String number = deal.submitted(12);
        deal.process.completeOwn(
                number,
                MANAGER,
                Map.of("decision", "approveWithConditions", "maximumDiscount", 8, "reason", "Too deep"));
        return number;
    }

    private ProcessInstance instance(String number) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("deal-approval")
                .singleResult();
    }

    private Map<String, Date> dueDates(String number) {
        Map<String, Date> due = new TreeMap<>();
        for (Job job : jobs.createJobQuery()
                .processInstanceId(instance(number).getId())
                .timers()
                .list()) {
            due.put(
                    jobs.createJobDefinitionQuery()
                            .jobDefinitionId(job.getJobDefinitionId())
                            .singleResult()
                            .getActivityId(),
                    job.getDuedate());
        }
        return due;
    }

    private static RunningCase of(Preview preview, String number) {
        return preview.cases().stream()
                .filter(c -> number.equals(c.businessKey()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(number + " is not among " + preview.cases()));
    }

    private Map<String, Long> rowsOfAllTables() {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql(
                        "SELECT table_name FROM information_schema.tables WHERE UPPER(table_schema) = 'PUBLIC' AND table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("SELECT COUNT(*) FROM \"" + table + "\"")
                                .query(Long.class)
                                .single()));
        assertThat(rows).hasSizeGreaterThan(80);
        return rows;
    }
}
