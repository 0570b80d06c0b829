package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(title = "Send survey", description = "Mails a link to the contact that is good for 21 days.")
class SendSurvey implements JavaDelegate {

    private final SurveySteps steps;

    SendSurvey(SurveySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        steps.send(number);
    }
}
