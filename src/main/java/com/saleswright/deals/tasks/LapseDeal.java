package com.saleswright.deals.tasks;

import com.saleswright.deals.DealOutcome;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Lapse deal",
        description = "Unlocks a quote that nobody decided or answered in time; the rep is told by mail.")
class LapseDeal implements JavaDelegate {

    private final DealOutcome outcome;

    LapseDeal(DealOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.lapsed(execution.getProcessBusinessKey());
    }
}
