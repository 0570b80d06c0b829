package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.RedesignSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Roll back redesign",
        description = "Makes the version live again that was live before, and tells the author by mail.",
        reads = {"endedBy", "endReason"},
        writes = {"casesOnIt"})
class RollBackRedesign implements JavaDelegate {

    private final RedesignSteps steps;

    RollBackRedesign(RedesignSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RedesignProcess.CASES_ON_IT.set(
                execution,
                steps.rollBack(
                        execution.getProcessBusinessKey(),
                        RedesignProcess.ENDED_BY.get(execution),
                        RedesignProcess.END_REASON.get(execution)));
    }
}
