package com.saleswright.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Completes a person's task from a page of ours, by the same form and rules as in the Tasklist. */
@Component
public class CaseTasks {

    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identity;
    private final TaskForms shown;

    CaseTasks(TaskService tasks, FormService forms, IdentityService identity, TaskForms shown) {
        this.tasks = tasks;
        this.forms = forms;
        this.identity = identity;
        this.shown = shown;
    }

    /** Whether the case waits at this user task. */
    public boolean waitsAt(String businessKey, String taskKey) {
        return !open(businessKey, taskKey).isEmpty();
    }

    /**
     * Submits the form of the task as this person, in the current transaction.
     *
     * @throws IllegalStateException when the case does not wait at this task
     * @throws FormRejected when a value breaks a rule
     */
    public void complete(String businessKey, String taskKey, String user, Map<String, Object> values) {
        complete(task(businessKey, taskKey).getId(), user, values);
    }

    /** The same as a member of groups, for a task that is offered to one of them. */
    public void complete(
            String businessKey, String taskKey, String user, List<String> groups, Map<String, Object> values) {
        Task task = task(businessKey, taskKey);
        as(user, () -> {
            identity.setAuthentication(user, groups);
            forms.submitTaskForm(task.getId(), values);
            return taskKey;
        });
    }

    /** Submits the form of one task as this person, in the current transaction. See the other method. */
    public void complete(String taskId, String user, Map<String, Object> values) {
        as(user, () -> {
            forms.submitTaskForm(taskId, values);
            return taskId;
        });
    }

    /** The form of a task, with what it shows to this person. */
    public TaskForms.Shown form(String taskId, String user) {
        return as(user, () -> shown.show(taskId));
    }

    private <T> T as(String user, Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        identity.setAuthenticatedUserId(user);
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
            if (before != null) {
                identity.setAuthentication(before.getUserId(), before.getGroupIds());
            }
        }
    }

    private Task task(String businessKey, String taskKey) {
        return open(businessKey, taskKey).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s does not wait at %s".formatted(businessKey, taskKey)));
    }

    private List<Task> open(String businessKey, String taskKey) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(taskKey)
                .list();
    }
}
