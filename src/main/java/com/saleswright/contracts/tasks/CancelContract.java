package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Cancel contract",
        description =
                "Gives up a contract that is not in force yet; the rep and the contract administrators are told by mail.",
        reads = {"endedBy", "endReason"})
class CancelContract implements JavaDelegate {

    private final ContractSteps contracts;

    CancelContract(ContractSteps contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contracts.cancel(
                execution.getProcessBusinessKey(),
                ContractSigningProcess.ENDED_BY.get(execution),
                ContractSigningProcess.END_REASON.get(execution));
    }
}
