package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractDrafts;
import com.saleswright.contracts.ContractReviews;
import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.engine.Step;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Build contract",
        description =
                "Finds who signs for us and builds the document from its template, unless it would say something else than what was approved.",
        reads = {"signatories", "newTerms"},
        writes = {"reviewRound"},
        errors = {"termsDiffer"},
        savepoint = true)
class BuildContract implements JavaDelegate {

    private final ContractDrafts drafts;
    private final ContractReviews rounds;

    BuildContract(ContractDrafts drafts, ContractReviews rounds) {
        this.drafts = drafts;
        this.rounds = rounds;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void execute(DelegateExecution execution) {
        List<Map<String, Object>> wanted = ContractSigningProcess.SIGNATORIES.get(execution);
        String number = execution.getProcessBusinessKey();
        List<String> differences = drafts.build(number, wanted, ContractSigningProcess.NEW_TERMS.get(execution));
        if (!differences.isEmpty()) {
            throw new BpmnError(ContractSigningProcess.TERMS_DIFFER, String.join(" ", differences));
        }
        ContractSigningProcess.REVIEW_ROUND.set(execution, rounds.nextRound(number));
    }
}
