package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.RedesignSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Extend to all",
        description = "Ends the trial: all new cases run on the new version.",
        writes = {"casesToMove"})
class ExtendTrial implements JavaDelegate {

    private final RedesignSteps steps;

    ExtendTrial(RedesignSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RedesignProcess.CASES_TO_MOVE.set(execution, steps.extendTrial(execution.getProcessBusinessKey()));
    }
}
