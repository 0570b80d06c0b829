package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "End contract",
        description =
                "The last day of the contract has passed; the rep and the contract administrators are told by mail.")
class EndContract implements JavaDelegate {

    private final ContractSteps contracts;

    EndContract(ContractSteps contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contracts.expire(execution.getProcessBusinessKey());
    }
}
