package com.saleswright.deals.tasks;

import com.saleswright.deals.DealOutcome;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Reject deal",
        description = "The quote is unlocked and marked as rejected; the rep is told by mail who refused and why.")
class RejectDeal implements JavaDelegate {

    private final DealOutcome outcome;

    RejectDeal(DealOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.rejected(execution.getProcessBusinessKey());
    }
}
