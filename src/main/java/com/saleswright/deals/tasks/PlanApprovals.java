package com.saleswright.deals.tasks;

import com.saleswright.approvals.ApprovalChainProcess;
import com.saleswright.approvals.Approvals;
import com.saleswright.deals.DealApprovalProcess;
import com.saleswright.deals.DealProgress;
import com.saleswright.engine.Step;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Plan approvals",
        description =
                "Finds the person for every approver, and carries over approvals of an earlier round whose reasons"
                        + " did not get worse.",
        reads = "requirements",
        writes = "approvalId")
class PlanApprovals implements JavaDelegate {

    private final DealProgress progress;
    private final Approvals approvals;

    PlanApprovals(DealProgress progress, Approvals approvals) {
        this.progress = progress;
        this.approvals = approvals;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void execute(DelegateExecution execution) {
        List<Map<String, Object>> rows = DealApprovalProcess.REQUIREMENTS.get(execution);
        var request = progress.planApproval(execution.getProcessBusinessKey(), DealApprovalProcess.requirements(rows));
        ApprovalChainProcess.APPROVAL_ID.set(execution, approvals.open(request));
    }
}
