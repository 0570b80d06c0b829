package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.Rollouts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Extend to all",
        description = "Ends the trial: all new cases run on the new version.",
        writes = {"casesToMove"})
class ExtendTrial implements JavaDelegate {

    private final Rollouts rollouts;

    ExtendTrial(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RedesignProcess.CASES_TO_MOVE.set(execution, rollouts.extendTrial(execution.getProcessBusinessKey()));
    }
}
