package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.Step;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;

@Step(
        title = "Remind of contract",
        description = "Reminds whoever has the task, or everybody who could take it, by mail.")
class RemindOfContract implements TaskListener {

    private final ContractSteps contracts;

    RemindOfContract(ContractSteps contracts) {
        this.contracts = contracts;
    }

    @Override
    public void notify(DelegateTask task) {
        contracts.remind(
                task.getExecution().getProcessBusinessKey(),
                task.getId(),
                task.getName(),
                task.getAssignee(),
                task.getCandidates().stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
