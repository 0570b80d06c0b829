package com.saleswright.deals.tasks;

import com.saleswright.deals.DealOutcome;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Escalate to superior",
        description = "Tells the rep's superior, and the rep, by mail that the quote is overdue.")
class EscalateToSuperior implements JavaDelegate {

    private final DealOutcome outcome;

    EscalateToSuperior(DealOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.overdue(execution.getProcessBusinessKey());
    }
}
