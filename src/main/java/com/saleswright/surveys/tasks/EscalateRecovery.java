package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SatisfactionSurveyProcess;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Escalate recovery",
        description = "Gives an overdue recovery to the director, somebody else confirms it, and mails to both.",
        writes = {"owner", "manager"})
class EscalateRecovery implements JavaDelegate {

    private final SurveySteps steps;
    private final TaskService tasks;

    EscalateRecovery(SurveySteps steps, TaskService tasks) {
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
                .forEach(task -> steps.escalateRecovery(number, task.getName(), task.getAssignee())
                        .ifPresent(director -> {
                            tasks.setAssignee(task.getId(), director);
                            SatisfactionSurveyProcess.OWNER.set(execution, director);
                            SatisfactionSurveyProcess.MANAGER.set(execution, steps.confirms(number, director));
                        }));
    }
}
