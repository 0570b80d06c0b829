package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Close contract",
        description =
                "Gives the contract up without signature; the rep and the contract administrators are told by mail.")
class CloseContract implements JavaDelegate {

    private final ContractSteps contracts;

    CloseContract(ContractSteps contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contracts.close(execution.getProcessBusinessKey());
    }
}
