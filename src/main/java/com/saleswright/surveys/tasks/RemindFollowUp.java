package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(title = "Remind follow-up", description = "Mails to whoever has the task that it waits.")
class RemindFollowUp implements JavaDelegate {

    private final SurveySteps steps;
    private final TaskService tasks;

    RemindFollowUp(SurveySteps steps, TaskService tasks) {
        this.steps = steps;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskAssigned()
                .list()
                .forEach(task -> steps.remindOwner(number, task.getName(), task.getAssignee()));
    }
}
