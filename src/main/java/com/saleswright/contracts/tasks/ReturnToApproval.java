package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Return to approval",
        description =
                "The quote becomes a draft again, to be approved as the customer wants it; the rep is told by mail.")
class ReturnToApproval implements JavaDelegate {

    private final ContractSteps contracts;

    ReturnToApproval(ContractSteps contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contracts.returnToApproval(execution.getProcessBusinessKey());
    }
}
