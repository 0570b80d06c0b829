package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractForms;
import com.saleswright.contracts.ContractReviews;
import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.engine.FormContext;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Legal, or the director in the end, says what may stand in the contract. */
@Component
class ReviewContractForm extends ContractForm {

    private final ContractReviews rounds;

    ReviewContractForm(ContractForms shown, ContractReviews rounds) {
        super(
                "review-contract",
                Set.of("clause", "risk", "verdict", "redline"),
                Set.of(ContractSigningProcess.VERDICT.name()),
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
        String redline = answers.text("redline");
        String verdict = answers.text("verdict");
        rounds.review(
                number,
                form.user(),
                answers.text("clause"),
                answers.text("risk"),
                verdict,
                redline.isEmpty() ? null : redline);
        return Map.of(ContractSigningProcess.VERDICT.name(), verdict);
    }
}
