package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Measure result",
        description = "Compares the cases before and after the redesign, and tells the author by mail.")
class MeasureResult implements JavaDelegate {

    private final RedesignSteps steps;

    MeasureResult(RedesignSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        steps.measureResult(execution.getProcessBusinessKey());
    }
}
