package com.saleswright.redesign.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Element;
import com.saleswright.testkit.ProcessDriver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the tests of a process run on two versions at once: before every step of a case it is migrated to the other
 * version, so back and forth through all of its wait states. At the end every place where a case can wait must have been
 * migrated.
 */
public final class Wandering implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final Set<String> WAITING =
            Set.of("userTask", "receiveTask", "callActivity", "intermediateCatchEvent", "eventBasedGateway");

    private final String capability;
    private final String process;
    private final Set<String> migrated = new TreeSet<>();
    private NextVersion next;
    private Version before;
    private Version after;
    private StepPlan forward;
    private StepPlan back;
    private int migrations;

    /** @param process of whose cases the tests are */
    public Wandering(String capability, String process) {
        this.capability = capability;
        this.process = process;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        if (next == null) {
            deploy(context);
        }
        context.getBean(ProcessDriver.class).beforeEveryStep(key -> wander(context, key));
    }

    private void deploy(ApplicationContext context) {
        before = latest(context);
        next = new NextVersion(context, capability);
        // Other names everywhere, and more time: the timers are set anew.
        next.diagram(process, text -> text.replaceAll("(<bpmn:userTask id=\"\\w+\" name=\"[^\"]*)\"", "$1 anew\"")
                .replaceAll("(<bpmn:receiveTask id=\"\\w+\" name=\"[^\"]*)\"", "$1 anew\"")
                .replace("camunda:versionTag=\"", "camunda:versionTag=\"next-")
                .replace(">P30D<", ">P31D<"));
        next.deploy();
        after = latest(context);
        StepPlans plans = context.getBean(StepPlans.class);
        forward = plans.plan(before, after, Map.of(), Map.of());
        back = plans.plan(after, before, Map.of(), Map.of());
    }

    private Version latest(ApplicationContext context) {
        return Version.of(context.getBean(RepositoryService.class)
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult());
    }

    private void wander(ApplicationContext context, String businessKey) {
        RuntimeService runtime = context.getBean(RuntimeService.class);
        CaseMigrator migrator = context.getBean(CaseMigrator.class);
        for (ProcessInstance running : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .processDefinitionKey(process)
                .list()) {
            boolean onward = running.getProcessDefinitionId().equals(before.id());
            StepPlan plan = onward ? forward : back;
            List<String> waits = steps(runtime, running.getId());
            Optional<Obstacle> obstacle = migrator.rehearse(plan, running.getId());
            assertThat(obstacle).as("%s waits at %s", businessKey, waits).isEmpty();
            context.getBean(TransactionTemplate.class).executeWithoutResult(t -> migrator.apply(plan, running.getId()));
            assertThat(steps(runtime, running.getId())).isEqualTo(waits);
            for (Task task : context.getBean(TaskService.class)
                    .createTaskQuery()
                    .processInstanceId(running.getId())
                    .list()) {
                assertThat(task.getName().contains(" anew")).as(task.getName()).isEqualTo(onward);
            }
            migrated.addAll(waits);
            migrations++;
        }
    }

    private static List<String> steps(RuntimeService runtime, String caseId) {
        return runtime.getActiveActivityIds(caseId).stream()
                .map(StepPlan::step)
                .sorted()
                .toList();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        SpringExtension.getApplicationContext(test).getBean(ProcessDriver.class).beforeEveryStep(key -> {});
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (next == null) {
            return;
        }
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        RuntimeService runtime = context.getBean(RuntimeService.class);
        try {
            // What the tests have left goes back, in one migration like a roll-back.
            Migrations migrations = context.getBean(Migrations.class);
            migrations.startRollBack(next.number(), NextVersion.OWNER);
            context.getBean(MigrationRounds.class).round();
            Progress rolledBack = migrations.progress(next.number()).orElseThrow();
            assertThat(rolledBack.of(MigratedCase.Status.MIGRATED)).isEqualTo(rolledBack.total());
            assertThat(runtime.createProcessInstanceQuery()
                            .processDefinitionId(after.id())
                            .count())
                    .isZero();
            Diagram diagram = context.getBean(StepPlans.class).diagram(before);
            Set<String> places =
                    diagram.nodes(WAITING).stream().map(Element::id).collect(Collectors.toCollection(TreeSet::new));
            assertThat(migrated).as("%d migrations", this.migrations).containsAll(places);
        } finally {
            next.close();
        }
    }
}
