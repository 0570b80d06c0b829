package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Compare trial",
        description = "Compares the cases of both versions, and tells the author by mail that the trial is over.")
class CompareTrial implements JavaDelegate {

    private final RedesignSteps steps;

    CompareTrial(RedesignSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.compareTrial(execution.getProcessBusinessKey());
    }
}
