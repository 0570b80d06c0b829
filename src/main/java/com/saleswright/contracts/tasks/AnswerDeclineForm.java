package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractForms;
import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rep decides how to go on after the customer has declined to sign. */
@Component
class AnswerDeclineForm implements FormHandler {

    private static final Map<String, String> TEXTS = Map.of(
            "prepare",
            "To be prepared anew after the decline",
            "newTerms",
            "The customer wants other terms",
            "close",
            "Given up after the decline");

    private final ContractForms shown;
    private final ContractSteps contracts;

    AnswerDeclineForm(ContractForms shown, ContractSteps contracts) {
        this.shown = shown;
        this.contracts = contracts;
    }

    @Override
    public Set<String> forms() {
        return Set.of("answer-decline");
    }

    @Override
    public Set<String> fields() {
        return Set.of("nextStep", "reason");
    }

    @Override
    public Map<String, Object> show(FormContext form) {
        String number = Objects.requireNonNull(form.businessKey());
        return shown.about(number);
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String number = Objects.requireNonNull(form.businessKey());
        Answers answers = new Answers(values);
        String step = answers.text(ContractSigningProcess.NEXT_STEP.name());
        String reason = answers.text("reason");
        contracts.decided(number, form.user(), "decided", TEXTS.getOrDefault(step, step) + ": " + reason, reason);
        return Map.of(ContractSigningProcess.NEXT_STEP.name(), step);
    }
}
