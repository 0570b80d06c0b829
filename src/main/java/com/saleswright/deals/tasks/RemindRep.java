package com.saleswright.deals.tasks;

import com.saleswright.deals.DealOutcome;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(title = "Remind rep", description = "Reminds the rep by mail that the quote waits for them.")
class RemindRep implements JavaDelegate {

    private final DealOutcome outcome;

    RemindRep(DealOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.waitsForRep(execution.getProcessBusinessKey());
    }
}
