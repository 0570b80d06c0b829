package com.saleswright.approvals.tasks;

import static com.saleswright.approvals.ApprovalChainProcess.SEAT;

import com.saleswright.approvals.ApprovalSteps;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Escalate approval",
        description = "Puts the superior next in the queue and mails to who has not decided in time.",
        reads = "seat")
class EscalateApproval implements JavaDelegate {

    private final ApprovalSteps approvals;

    EscalateApproval(ApprovalSteps approvals) {
        this.approvals = approvals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        approvals.escalate(SEAT.get(execution));
    }
}
