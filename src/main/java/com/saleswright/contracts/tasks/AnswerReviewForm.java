package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractForms;
import com.saleswright.contracts.ContractReviews;
import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.engine.FormContext;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rep says what the customer answers to the redline. */
@Component
class AnswerReviewForm extends ContractForm {

    private final ContractReviews rounds;

    AnswerReviewForm(ContractForms shown, ContractReviews rounds) {
        super(
                "answer-review",
                Set.of("nextStep", "clauses", "answer"),
                Set.of(
                        ContractSigningProcess.NEXT_STEP.name(),
                        ContractSigningProcess.NEW_TERMS.name(),
                        ContractSigningProcess.DEVIATES.name()),
                shown);
        this.rounds = rounds;
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        Map<String, Object> all = super.show(form);
        all.putAll(shown.reviews(number(form)));
        return all;
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String number = number(form);
        Answers answers = new Answers(values);
        String step = answers.text(ContractSigningProcess.NEXT_STEP.name());
        String clauses = answers.text("clauses");
        rounds.answerReview(number, form.user(), answers.text("answer"), clauses.isEmpty() ? null : clauses);
        return Map.of(
                ContractSigningProcess.NEXT_STEP.name(),
                step,
                ContractSigningProcess.NEW_TERMS.name(),
                step.equals("newTerms"),
                ContractSigningProcess.DEVIATES.name(),
                !clauses.isEmpty());
    }
}
