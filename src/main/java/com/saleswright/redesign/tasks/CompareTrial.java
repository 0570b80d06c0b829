package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.Results;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Compare trial",
        description = "Compares the cases of both versions, and tells the author by mail that the trial is over.")
class CompareTrial implements JavaDelegate {

    private final Results results;

    CompareTrial(Results results) {
        this.results = results;
    }

    @Override
    public void execute(DelegateExecution execution) {
        results.compareTrial(execution.getProcessBusinessKey());
    }
}
