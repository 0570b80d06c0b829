package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SatisfactionSurveyProcess;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Skip survey",
        description = "Logs why nobody is asked.",
        reads = {"eligibility"})
class SkipSurvey implements JavaDelegate {

    private final SurveySteps steps;

    SkipSurvey(SurveySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        steps.skip(number, SatisfactionSurveyProcess.ELIGIBILITY.get(execution));
    }
}
