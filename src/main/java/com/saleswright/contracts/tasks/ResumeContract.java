package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Resume contract",
        description = "The dispute is settled and the contract in force again; everybody concerned is told by mail.")
class ResumeContract implements JavaDelegate {

    private final ContractSteps contracts;

    ResumeContract(ContractSteps contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contracts.resume(execution.getProcessBusinessKey());
    }
}
