package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.Reviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Withdraw redesign",
        description = "Records who has withdrawn a redesign and why.",
        reads = {"endedBy", "endReason"})
class WithdrawRedesign implements JavaDelegate {

    private final Reviews reviews;

    WithdrawRedesign(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.withdraw(
                execution.getProcessBusinessKey(),
                RedesignProcess.ENDED_BY.get(execution),
                RedesignProcess.END_REASON.get(execution));
    }
}
