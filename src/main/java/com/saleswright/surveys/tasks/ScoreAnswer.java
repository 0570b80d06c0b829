package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Score answer",
        description = "Finds the class of the score, and words that point to misconduct.",
        writes = {"scoreClass", "keyAccount", "complianceWords"})
class ScoreAnswer implements JavaDelegate {

    private final SurveySteps steps;

    ScoreAnswer(SurveySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        steps.score(number).forEach(execution::setVariable);
    }
}
