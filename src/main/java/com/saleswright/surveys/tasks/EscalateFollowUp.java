package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(title = "Escalate follow-up", description = "Mails to the superior of whoever has the task that it is overdue.")
class EscalateFollowUp implements JavaDelegate {

    private final SurveySteps steps;
    private final TaskService tasks;

    EscalateFollowUp(SurveySteps steps, TaskService tasks) {
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
                .forEach(task -> steps.escalate(number, task.getName(), task.getAssignee()));
    }
}
