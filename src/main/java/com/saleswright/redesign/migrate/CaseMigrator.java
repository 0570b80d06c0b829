package com.saleswright.redesign.migrate;

import com.saleswright.engine.RetriesConflicts;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.migrate.MigratedCase.Status;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Migrates one case: as a rehearsal, or for good. */
@Component
class CaseMigrator {

    private static final int LONGEST_NAME = 255;

    private final MigrationRows rows;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService jobs;
    private final Rehearsal rehearsal;
    private final Clock clock;

    CaseMigrator(
            MigrationRows rows,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService jobs,
            Rehearsal rehearsal,
            Clock clock) {
        this.rows = rows;
        this.runtime = runtime;
        this.tasks = tasks;
        this.jobs = jobs;
        this.rehearsal = rehearsal;
        this.clock = clock;
    }

    /** Why the case cannot be migrated; empty when it can. Nothing of the attempt stays. */
    Optional<Obstacle> rehearse(StepPlan plan, String caseId) {
        return rehearsal.of(() -> {
            try {
                runtime.newMigration(plan.plan())
                        .processInstanceIds(caseId)
                        .skipCustomListeners()
                        .skipIoMappings()
                        .execute();
                return Optional.empty();
            } catch (MigratingProcessInstanceValidationException refused) {
                return Optional.of(Obstacles.of(refused.getValidationReport(), plan));
            } catch (ProcessEngineException failed) {
                return Optional.of(Obstacles.failed(failed));
            }
        });
    }

    /**
     * Migrates a case that waits for its turn, together with the note that it has had it: whatever happens, no case is
     * migrated twice. A case that somebody else has taken, or whose migration is paused, is left alone.
     */
    @RetriesConflicts
    @Transactional
    void migrate(long migration, StepPlan plan, String caseId) {
        if (rows.settle(migration, caseId, Status.MIGRATED, null, clock.instant())) {
            apply(plan, caseId);
        }
    }

    /** Migrates it in the current transaction. */
    void apply(StepPlan plan, String caseId) {
        Map<String, String> stepOfTask = new HashMap<>();
        tasks(caseId).forEach(t -> stepOfTask.put(t.getId(), t.getTaskDefinitionKey()));
        Map<String, List<ActivityInstance>> moved = moved(plan, caseId);

        runtime.newMigration(plan.plan()).processInstanceIds(caseId).execute();

        keepStartOfTimers(plan, caseId);
        move(plan, caseId, moved);
        for (Task task : tasks(caseId)) {
            String step = stepOfTask.get(task.getId());
            if (step != null) {
                reword(plan, task, step);
            }
        }
    }

    private List<Task> tasks(String caseId) {
        return tasks.createTaskQuery().processInstanceId(caseId).list();
    }

    private Map<String, List<ActivityInstance>> moved(StepPlan plan, String caseId) {
        Map<String, List<ActivityInstance>> moved = new HashMap<>();
        if (!plan.moves().isEmpty()) {
            ActivityInstance root = runtime.getActivityInstance(caseId);
            plan.moves().keySet().forEach(step -> {
                List<ActivityInstance> here = Arrays.asList(root.getActivityInstances(step));
                if (!here.isEmpty()) {
                    moved.put(step, here);
                }
            });
        }
        return moved;
    }

    /** The case goes on at the chosen step before the old one is cancelled: a case without any step would end. */
    private void move(StepPlan plan, String caseId, Map<String, List<ActivityInstance>> moved) {
        moved.forEach((step, here) -> {
            ProcessInstanceModificationBuilder modification = runtime.createProcessInstanceModification(caseId)
                    .startBeforeActivity(plan.moves().get(step));
            here.forEach(i -> modification.cancelActivityInstance(i.getId()));
            modification.execute();
        });
    }

    /** The engine would count a changed duration from now on; people expect it to count from when the step began. */
    private void keepStartOfTimers(StepPlan plan, String caseId) {
        if (plan.durations().isEmpty()) {
            return;
        }
        for (Job timer :
                jobs.createJobQuery().processInstanceId(caseId).timers().list()) {
            JobDefinition definition = jobs.createJobDefinitionQuery()
                    .jobDefinitionId(timer.getJobDefinitionId())
                    .singleResult();
            if (definition != null && plan.durations().contains(definition.getActivityId())) {
                jobs.recalculateJobDuedate(timer.getId(), true);
            }
        }
    }

    /** A task keeps the name that it was made with, which says what the step was called. */
    private void reword(StepPlan plan, Task task, String step) {
        String before = plan.from().find(step).map(Element::name).orElse("");
        String after =
                plan.to().find(task.getTaskDefinitionKey()).map(Element::name).orElse("");
        String name = task.getName() == null ? "" : task.getName();
        boolean changed = false;
        if (isText(before) && isText(after) && !before.equals(after) && name.startsWith(before)) {
            String reworded = after + name.substring(before.length());
            task.setName(reworded.length() > LONGEST_NAME ? reworded.substring(0, LONGEST_NAME) : reworded);
            changed = true;
        }
        String explained = documentation(plan.from().find(step));
        String explains = documentation(plan.to().find(task.getTaskDefinitionKey()));
        String description = task.getDescription() == null ? "" : task.getDescription();
        if (isText(explains)
                && !explained.equals(explains)
                && spaced(description).equals(explained)) {
            task.setDescription(explains);
            changed = true;
        }
        if (changed) {
            tasks.saveTask(task);
        }
    }

    private static String documentation(Optional<Element> step) {
        return step.flatMap(e -> e.child("documentation"))
                .map(d -> spaced(d.text()))
                .orElse("");
    }

    private static String spaced(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Not empty, and no expression. */
    private static boolean isText(String text) {
        return !text.isEmpty() && !text.contains("${") && !text.contains("#{");
    }
}
