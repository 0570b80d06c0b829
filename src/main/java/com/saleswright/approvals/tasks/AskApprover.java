package com.saleswright.approvals.tasks;

import static com.saleswright.approvals.ApprovalChainProcess.APPROVAL_ID;
import static com.saleswright.approvals.ApprovalChainProcess.SEAT;

import com.saleswright.approvals.ApprovalSteps;
import com.saleswright.approvals.ApprovalSteps.Asked;
import com.saleswright.engine.Step;
import com.saleswright.engine.Variable;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Ask approver",
        description = "Takes the next person in the queue, or who stands in for them today, works out reminder and due"
                + " date in their working time, and mails the request to them.",
        reads = {"approvalId", "loopCounter"},
        writes = {"seat", "approver", "remindAt", "dueAt"})
class AskApprover implements JavaDelegate {

    private static final Variable<Integer> INDEX = new Variable<>("loopCounter", Integer.class);
    private static final Variable<String> APPROVER = Variable.text("approver");
    private static final Variable<Date> REMIND_AT = new Variable<>("remindAt", Date.class);
    private static final Variable<Date> DUE_AT = new Variable<>("dueAt", Date.class);

    private final ApprovalSteps approvals;

    AskApprover(ApprovalSteps approvals) {
        this.approvals = approvals;
    }

    /** Several approvers are asked at the same time: everything is set for this one alone. */
    @Override
    public void execute(DelegateExecution execution) {
        Asked asked = approvals.ask(APPROVAL_ID.get(execution), SEAT.find(execution), INDEX.get(execution));
        SEAT.setLocal(execution, asked.seatId());
        APPROVER.setLocal(execution, asked.approver());
        REMIND_AT.setLocal(execution, Date.from(asked.remindAt()));
        DUE_AT.setLocal(execution, Date.from(asked.dueAt()));
    }
}
