package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.Rollouts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Roll back redesign",
        description = "Makes the version live again that was live before, and tells the author by mail.",
        reads = {"endedBy", "endReason"},
        writes = {"casesOnIt"})
class RollBackRedesign implements JavaDelegate {

    private final Rollouts rollouts;

    RollBackRedesign(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RedesignProcess.CASES_ON_IT.set(
                execution,
                rollouts.rollBack(
                        execution.getProcessBusinessKey(),
                        RedesignProcess.ENDED_BY.get(execution),
                        RedesignProcess.END_REASON.get(execution)));
    }
}
