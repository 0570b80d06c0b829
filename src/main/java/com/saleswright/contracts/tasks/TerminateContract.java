package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Terminate contract",
        description = "Ends a disputed contract; the rep and the contract administrators are told by mail.")
class TerminateContract implements JavaDelegate {

    private final ContractSteps contracts;

    TerminateContract(ContractSteps contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contracts.terminate(execution.getProcessBusinessKey());
    }
}
