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

/** Legal, or the director in the end, says what may stand in the contract. */
@Component
class ReviewContractForm implements FormHandler {

    private final ContractForms shown;
    private final ContractSteps contracts;

    ReviewContractForm(ContractForms shown, ContractSteps contracts) {
        this.shown = shown;
        this.contracts = contracts;
    }

    @Override
    public Set<String> forms() {
        return Set.of("review-contract");
    }

    @Override
    public Set<String> fields() {
        return Set.of("clause", "risk", "verdict", "redline");
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
        String redline = answers.text("redline");
        String verdict = answers.text("verdict");
        contracts.review(
                number,
                form.user(),
                answers.text("clause"),
                answers.text("risk"),
                verdict,
                redline.isEmpty() ? null : redline);
        return Map.of(ContractSigningProcess.VERDICT.name(), verdict);
    }
}
