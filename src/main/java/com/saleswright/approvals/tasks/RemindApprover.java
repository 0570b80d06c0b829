package com.saleswright.approvals.tasks;

import static com.saleswright.approvals.ApprovalChainProcess.SEAT;

import com.saleswright.approvals.ApprovalSteps;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Remind approver",
        description = "Mails a reminder to who is asked; the task stays where it is.",
        reads = "seat")
class RemindApprover implements JavaDelegate {

    private final ApprovalSteps approvals;

    RemindApprover(ApprovalSteps approvals) {
        this.approvals = approvals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        approvals.remind(SEAT.get(execution));
    }
}
