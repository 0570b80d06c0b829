package com.saleswright.deals.tasks;

import com.saleswright.deals.DealOutcome;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(title = "Offer conditions", description = "Collects the conditions of all approvers and tells the rep by mail.")
class OfferConditions implements JavaDelegate {

    private final DealOutcome outcome;

    OfferConditions(DealOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.approvedOnConditions(execution.getProcessBusinessKey());
    }
}
