package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractReviews;
import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.engine.Step;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Open review",
        description = "Opens a round of legal review and mails whoever has to look at the contract.",
        reads = {"legalReview"},
        writes = {"reviewer", "reviewGroup", "reviewDays"})
class OpenReview implements JavaDelegate {

    private final ContractReviews rounds;

    OpenReview(ContractReviews rounds) {
        this.rounds = rounds;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void execute(DelegateExecution execution) {
        Map<String, Object> row = ContractSigningProcess.LEGAL_REVIEW.get(execution);
        ContractReviews.Review review = rounds.openReview(
                execution.getProcessBusinessKey(),
                String.valueOf(row.get("level")),
                String.valueOf(row.get("role")),
                Integer.parseInt(String.valueOf(row.get("days"))),
                String.valueOf(row.get("reason")));
        ContractSigningProcess.REVIEWER.set(execution, review.reviewer());
        ContractSigningProcess.REVIEW_GROUP.set(execution, review.group());
        ContractSigningProcess.REVIEW_DAYS.set(execution, review.days());
    }
}
