package com.saleswright.redesign.replay;

import com.saleswright.redesign.replay.ProcessModel.Node;
import com.saleswright.redesign.replay.RecordedCase.Step;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** Ends what a replayed case waits for: tasks are completed, messages come, timers fire. */
final class Wakers {

    private final ReplayEngine engine;
    private final Plan plan;
    private final NewTimers timers;
    private final Track track;

    Wakers(ReplayEngine engine, Plan plan, NewTimers timers, Track track) {
        this.engine = engine;
        this.plan = plan;
        this.timers = timers;
        this.track = track;
    }

    /** Does a task that nobody has done yet, at once. */
    void newTask(Scope scope) {
        ProcessModel model = plan.model(scope.process);
        if (model == null || model.dependsOn(scope.element)) {
            track.stop(
                    scope.process,
                    scope.element,
                    "Nobody has done this task yet, and the case goes on by what is entered.");
            return;
        }
        engine.services().getTaskService().complete(Objects.requireNonNull(scope.task));
    }

    /** Ends a wait as recorded. */
    void complete(Scope scope, Step step) {
        ExecutionEntity execution = scope.execution();
        Values.set(execution, scope, step.end());
        if (scope.task != null) {
            Context.getCommandContext()
                    .getTaskManager()
                    .findTaskById(scope.task)
                    .complete();
        } else if (!trigger(scope, scope.element)) {
            execution.signal(null, null);
        }
    }

    /** A timer fires that the record does not cover. */
    void timer(Scope scope, Node node, Instant at) {
        if (timers.fired(scope, node, at)) {
            trigger(scope, node.id());
        }
    }

    /** Lets an event happen: a message comes, or a timer fires. @return whether anything has waited for it */
    boolean trigger(Scope scope, String element) {
        List<EventSubscriptionEntity> subscriptions = scope.executions()
                .flatMap(e -> e.getEventSubscriptions().stream())
                .filter(s -> element.equals(s.getActivityId()))
                .toList();
        if (!subscriptions.isEmpty()) {
            ofScope(scope, subscriptions, EventSubscriptionEntity::getExecutionId)
                    .eventReceived(null, false);
            return true;
        }
        List<JobEntity> jobs = scope.executions()
                .flatMap(e -> e.getJobs().stream())
                .filter(j -> element.equals(j.getActivityId()))
                .toList();
        if (!jobs.isEmpty()) {
            engine.services()
                    .getManagementService()
                    .executeJob(ofScope(scope, jobs, JobEntity::getExecutionId).getId());
        }
        return !jobs.isEmpty();
    }

    private static <T> T ofScope(Scope scope, List<T> waiting, Function<T, String> execution) {
        if (waiting.size() == 1) {
            return waiting.get(0);
        }
        String wanted = scope.execution().getId();
        return waiting.stream()
                .filter(w -> wanted.equals(execution.apply(w)))
                .findFirst()
                .orElse(waiting.get(0));
    }
}
