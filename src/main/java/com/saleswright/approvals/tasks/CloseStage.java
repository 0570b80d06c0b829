package com.saleswright.approvals.tasks;

import static com.saleswright.approvals.ApprovalChainProcess.APPROVAL_ID;
import static com.saleswright.approvals.ApprovalChainProcess.OUTCOME;

import com.saleswright.approvals.ApprovalSteps;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Close stage",
        description = "Sums up the answers so far. A final outcome is mailed to the requester with reasons and"
                + " conditions.",
        reads = "approvalId",
        writes = "outcome")
class CloseStage implements JavaDelegate {

    private final ApprovalSteps approvals;

    CloseStage(ApprovalSteps approvals) {
        this.approvals = approvals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OUTCOME.set(execution, approvals.closeStage(APPROVAL_ID.get(execution)).name());
    }
}
