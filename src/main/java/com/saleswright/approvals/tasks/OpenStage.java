package com.saleswright.approvals.tasks;

import static com.saleswright.approvals.ApprovalChainProcess.APPROVAL_ID;
import static com.saleswright.approvals.ApprovalChainProcess.SEATS_TO_ASK;

import com.saleswright.approvals.ApprovalSteps;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Open stage",
        description = "Finds the people of the next stage that lacks answers. Who has approved before in this round is"
                + " not asked again.",
        reads = "approvalId",
        writes = "seatsToAsk")
class OpenStage implements JavaDelegate {

    private final ApprovalSteps approvals;

    OpenStage(ApprovalSteps approvals) {
        this.approvals = approvals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SEATS_TO_ASK.set(execution, approvals.openStage(APPROVAL_ID.get(execution)));
    }
}
