package com.saleswright.deals.tasks;

import com.saleswright.deals.DealApprovalProcess;
import com.saleswright.deals.DealOutcome;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Close lost deal",
        description = "Withdraws every open request, tells the approvers by mail, and closes the quote as lost.",
        reads = {"endedBy", "endReason"})
class CloseLostDeal implements JavaDelegate {

    private final DealOutcome outcome;

    CloseLostDeal(DealOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.lost(
                execution.getProcessBusinessKey(),
                DealApprovalProcess.ENDED_BY.get(execution),
                DealApprovalProcess.END_REASON.get(execution));
    }
}
