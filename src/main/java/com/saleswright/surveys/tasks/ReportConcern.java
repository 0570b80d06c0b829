package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(title = "Report concern", description = "Mails to the people of compliance that an answer points to misconduct.")
class ReportConcern implements JavaDelegate {

    private final SurveySteps steps;

    ReportConcern(SurveySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        steps.reportConcern(number);
    }
}
