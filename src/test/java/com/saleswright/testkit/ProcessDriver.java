package com.saleswright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Moves a case through its process as people and time would: completes tasks by submitting their forms, fires timers
 * by activity id, runs waiting jobs. Cases are named by business key, called processes included.
 */
@Component
public class ProcessDriver {

    private final TaskService tasks;
    private final FormService forms;
    private final ManagementService jobs;
    private final HistoryService history;
    private final IdentityService identity;
    private Consumer<String> beforeEveryStep = businessKey -> {};

    ProcessDriver(
            TaskService tasks,
            FormService forms,
            ManagementService jobs,
            HistoryService history,
            IdentityService identity) {
        this.tasks = tasks;
        this.forms = forms;
        this.jobs = jobs;
        this.history = history;
        this.identity = identity;
    }

    /** Lets somebody do something with a case, by its business key, whenever it is looked at or moved. */
    public void beforeEveryStep(Consumer<String> look) {
        beforeEveryStep = look;
    }

    /** The open tasks of a case, oldest first. */
    public List<Task> openTasks(String businessKey) {
        beforeEveryStep.accept(businessKey);
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    /** The only open task of a case. */
    public Task task(String businessKey) {
        List<Task> open = openTasks(businessKey);
        assertThat(open).as("open tasks of %s", businessKey).hasSize(1);
        return open.get(0);
    }

    /** The open task of a case that is assigned to this person. */
    public Task taskOf(String businessKey, String user) {
        return openTasks(businessKey).stream()
                .filter(t -> user.equals(t.getAssignee()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no task of %s; open: %s"
                        .formatted(
                                user,
                                businessKey,
                                openTasks(businessKey).stream()
                                        .map(t -> t.getTaskDefinitionKey() + "/" + t.getAssignee())
                                        .toList())));
    }

    /** Submits the form of the only open task, as this person. */
    public void complete(String businessKey, String user, Map<String, Object> values) {
        submit(task(businessKey), user, values);
    }

    /** Submits the form of the task that this person has in the case. */
    public void completeOwn(String businessKey, String user, Map<String, Object> values) {
        submit(taskOf(businessKey, user), user, values);
    }

    public void submit(Task task, String user, Map<String, Object> values) {
        identity.setAuthenticatedUserId(user);
        try {
            forms.submitTaskForm(task.getId(), values);
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Fires the timer at this element of the case, whatever its due date. */
    public void fire(String businessKey, String activityId) {
        beforeEveryStep.accept(businessKey);
        Job job = jobsOf(businessKey, q -> q).stream()
                .filter(j -> jobs.createJobDefinitionQuery()
                        .jobDefinitionId(j.getJobDefinitionId())
                        .singleResult()
                        .getActivityId()
                        .equals(activityId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No job at " + activityId + " of " + businessKey));
        jobs.executeJob(job.getId());
    }

    /** Runs the jobs that wait to go on (not timers), until none is left. */
    public void runJobs(String businessKey) {
        while (true) {
            beforeEveryStep.accept(businessKey);
            List<Job> waiting = jobsOf(businessKey, q -> q.messages().withRetriesLeft());
            if (waiting.isEmpty()) {
                return;
            }
            waiting.forEach(j -> jobs.executeJob(j.getId()));
        }
    }

    /** Ids of the end events that the instances of this process for this case have reached, in order. */
    public List<String> endEvents(String businessKey, String processId) {
        beforeEveryStep.accept(businessKey);
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .processDefinitionKey(processId)
                .list()
                .stream()
                .flatMap(p -> history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(p.getId())
                        .orderByHistoricActivityInstanceEndTime()
                        .asc()
                        .list()
                        .stream())
                .filter(a -> a.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private List<Job> jobsOf(String businessKey, UnaryOperator<JobQuery> which) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .unfinished()
                .list()
                .stream()
                .flatMap(p -> which.apply(jobs.createJobQuery().processInstanceId(p.getId())).list().stream())
                .toList();
    }
}
