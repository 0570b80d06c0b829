package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Gather survey facts",
        description = "Draws the contact by lot and finds out what speaks against asking the customer now.",
        writes = {"hasContact", "optedOut", "daysSinceLastSurvey", "openSeriousCase", "trigger", "largeAccount", "draw"
        })
class GatherSurveyFacts implements JavaDelegate {

    private final SurveySteps steps;

    GatherSurveyFacts(SurveySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        steps.facts(number).forEach(execution::setVariable);
    }
}
