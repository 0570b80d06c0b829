package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SatisfactionSurveyProcess;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Cancel survey",
        description = "Records who has cancelled the survey and why, and makes its links useless.",
        reads = {"endedBy", "endReason"})
class CancelSurvey implements JavaDelegate {

    private final SurveySteps steps;

    CancelSurvey(SurveySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        steps.cancel(
                number,
                SatisfactionSurveyProcess.ENDED_BY.get(execution),
                SatisfactionSurveyProcess.END_REASON.get(execution));
    }
}
