package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Suspend contract",
        description = "The customer disputes the contract: it is suspended, and legal is told by mail.",
        reads = {"endedBy", "endReason"})
class SuspendContract implements JavaDelegate {

    private final ContractSteps contracts;

    SuspendContract(ContractSteps contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contracts.suspend(
                execution.getProcessBusinessKey(),
                ContractSigningProcess.ENDED_BY.get(execution),
                ContractSigningProcess.END_REASON.get(execution));
    }
}
