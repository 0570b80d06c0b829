package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SurveySteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(title = "Record bounce", description = "Makes the links of a survey useless whose mail came back.")
class RecordBounce implements JavaDelegate {

    private final SurveySteps steps;

    RecordBounce(SurveySteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        steps.close(number);
    }
}
