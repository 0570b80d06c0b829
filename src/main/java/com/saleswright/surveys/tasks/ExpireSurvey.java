package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SatisfactionSurveyProcess;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Expire survey",
        description = "Closes a survey that nobody has answered.",
        writes = {"answered"})
class ExpireSurvey implements JavaDelegate {

    private final SurveySteps steps;

    ExpireSurvey(SurveySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        SatisfactionSurveyProcess.HAS_ANSWER.set(execution, steps.expire(number));
    }
}
