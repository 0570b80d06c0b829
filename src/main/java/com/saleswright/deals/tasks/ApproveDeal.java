package com.saleswright.deals.tasks;

import com.saleswright.deals.DealOutcome;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Approve deal",
        description = "The quote becomes valid until its date and can be signed; the rep is told by mail.")
class ApproveDeal implements JavaDelegate {

    private final DealOutcome outcome;

    ApproveDeal(DealOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.approved(execution.getProcessBusinessKey());
    }
}
