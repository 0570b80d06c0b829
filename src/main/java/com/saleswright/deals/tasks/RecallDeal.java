package com.saleswright.deals.tasks;

import com.saleswright.deals.DealApprovalProcess;
import com.saleswright.deals.DealOutcome;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Recall deal",
        description = "Withdraws every open request, tells the approvers by mail, and makes the quote a draft again.",
        reads = {"endedBy", "endReason"})
class RecallDeal implements JavaDelegate {

    private final DealOutcome outcome;

    RecallDeal(DealOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcome.recalled(
                execution.getProcessBusinessKey(),
                DealApprovalProcess.ENDED_BY.get(execution),
                DealApprovalProcess.END_REASON.get(execution));
    }
}
