package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractForms;
import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rep says what the customer answers to the redline. */
@Component
class AnswerReviewForm implements FormHandler {

    private final ContractForms shown;
    private final ContractSteps contracts;

    AnswerReviewForm(ContractForms shown, ContractSteps contracts) {
        this.shown = shown;
        this.contracts = contracts;
    }

    @Override
    public Set<String> forms() {
        return Set.of("answer-review");
    }

    @Override
    public Set<String> fields() {
        return Set.of("nextStep", "clauses", "answer");
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        String number = Objects.requireNonNull(form.businessKey());
        Map<String, Object> all = new HashMap<>(shown.about(number));
        all.putAll(shown.reviews(number));
        return all;
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String number = Objects.requireNonNull(form.businessKey());
        Answers answers = new Answers(values);
        String step = answers.text(ContractSigningProcess.NEXT_STEP.name());
        String clauses = answers.text("clauses");
        contracts.answerReview(number, form.user(), answers.text("answer"), clauses.isEmpty() ? null : clauses);
        return Map.of(
                ContractSigningProcess.NEXT_STEP.name(),
                step,
                ContractSigningProcess.NEW_TERMS.name(),
                step.equals("newTerms"),
                ContractSigningProcess.DEVIATES.name(),
                !clauses.isEmpty());
    }
}
