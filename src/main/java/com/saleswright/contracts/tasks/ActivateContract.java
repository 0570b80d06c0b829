package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.Step;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Activate contract",
        description = "The contract is in force; the rep and the contract administrators are told by mail.",
        writes = {"renewalAt", "endsAt"})
class ActivateContract implements JavaDelegate {

    private final ContractSteps contracts;

    ActivateContract(ContractSteps contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ContractSteps.Dates dates = contracts.activate(execution.getProcessBusinessKey());
        ContractSigningProcess.RENEWAL_AT.set(execution, Date.from(dates.renewal()));
        ContractSigningProcess.ENDS_AT.set(execution, Date.from(dates.end()));
    }
}
