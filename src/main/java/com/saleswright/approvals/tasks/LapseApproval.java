package com.saleswright.approvals.tasks;

import static com.saleswright.approvals.ApprovalChainProcess.APPROVAL_ID;
import static com.saleswright.approvals.ApprovalChainProcess.OUTCOME;

import com.saleswright.approvals.ApprovalSteps;
import com.saleswright.approvals.ChainView.Outcome;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Lapse approval",
        description = "Takes the request away from everybody who was asked, and mails them and the requester.",
        reads = "approvalId",
        writes = "outcome")
class LapseApproval implements JavaDelegate {

    private final ApprovalSteps approvals;

    LapseApproval(ApprovalSteps approvals) {
        this.approvals = approvals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        approvals.lapse(APPROVAL_ID.get(execution));
        OUTCOME.set(execution, Outcome.lapsed.name());
    }
}
