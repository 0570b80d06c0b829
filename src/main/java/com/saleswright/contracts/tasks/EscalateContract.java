package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.Step;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;

@Step(
        title = "Escalate contract",
        description = "Tells by mail that a task is overdue: those who have it, and whoever they report to.")
class EscalateContract implements TaskListener {

    private final ContractSteps contracts;

    EscalateContract(ContractSteps contracts) {
        this.contracts = contracts;
    }

    @Override
    public void notify(DelegateTask task) {
        contracts.escalate(
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
