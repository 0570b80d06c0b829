package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SatisfactionSurveyProcess;
import com.saleswright.surveys.SurveySteps;
import com.saleswright.surveys.SurveySteps.Recovery;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Assign recovery",
        description =
                "Finds who recovers the customer, never the rated rep, and the manager who confirms, and works out when the customer has to hear from us.",
        reads = {"contactDays", "contactHours"},
        writes = {"owner", "manager", "contactDue", "contactReminder"})
class AssignRecovery implements JavaDelegate {

    private final SurveySteps steps;

    AssignRecovery(SurveySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        Recovery recovery = steps.recovery(
                number,
                SatisfactionSurveyProcess.WORKING_DAYS.get(execution),
                SatisfactionSurveyProcess.WORKING_HOURS.get(execution));
        SatisfactionSurveyProcess.OWNER.set(execution, recovery.owner());
        SatisfactionSurveyProcess.MANAGER.set(execution, recovery.manager());
        SatisfactionSurveyProcess.CONTACT_DUE.set(execution, Date.from(recovery.due()));
        SatisfactionSurveyProcess.CONTACT_REMINDER.set(execution, Date.from(recovery.reminder()));
    }
}
