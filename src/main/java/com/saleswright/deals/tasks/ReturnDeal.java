package com.saleswright.deals.tasks;

import com.saleswright.deals.DealOutcome;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(title = "Return deal", description = "Unlocks the quote for the rep and says by mail what should change.")
class ReturnDeal implements JavaDelegate {

    private final DealOutcome outcome;

    ReturnDeal(DealOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.sentBack(execution.getProcessBusinessKey());
    }
}
