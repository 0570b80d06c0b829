package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractForms;
import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.FormContext;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The contract administrator decides how to go on with what was not signed. */
@Component
class DecideResendForm extends ContractForm {

    private static final Map<String, String> TEXTS =
            Map.of("resend", "To be sent again", "prepare", "To be prepared anew", "close", "Given up");

    private final ContractSteps contracts;

    DecideResendForm(ContractForms shown, ContractSteps contracts) {
        super("decide-resend", Set.of("nextStep", "reason"), Set.of(ContractSigningProcess.NEXT_STEP.name()), shown);
        this.contracts = contracts;
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String number = number(form);
        Answers answers = new Answers(values);
        String step = answers.text(ContractSigningProcess.NEXT_STEP.name());
        String reason = answers.text("reason");
        contracts.decided(number, form.user(), "decided", TEXTS.getOrDefault(step, step) + ": " + reason, reason);
        return Map.of(ContractSigningProcess.NEXT_STEP.name(), step);
    }
}
