package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.Results;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Measure result",
        description = "Compares the cases before and after the redesign, and tells the author by mail.")
class MeasureResult implements JavaDelegate {

    private final Results results;

    MeasureResult(Results results) {
        this.results = results;
    }

    @Override
    public void execute(DelegateExecution execution) {
        results.measureResult(execution.getProcessBusinessKey());
    }
}
