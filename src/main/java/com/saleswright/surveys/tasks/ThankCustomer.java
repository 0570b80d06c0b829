package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Thank customer",
        description = "Mails thanks to the contact, and asks for a reference at most once a year.")
class ThankCustomer implements JavaDelegate {

    private final SurveySteps steps;

    ThankCustomer(SurveySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        steps.thank(number);
    }
}
