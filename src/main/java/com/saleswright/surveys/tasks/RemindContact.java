package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Remind contact",
        description = "Mails a reminder with a link to the contact, unless an answer is stored.")
class RemindContact implements JavaDelegate {

    private final SurveySteps steps;

    RemindContact(SurveySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        steps.remind(number);
    }
}
