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

/** Legal decides whether a disputed contract goes on. */
@Component
class SettleDisputeForm implements FormHandler {

    private final ContractForms shown;
    private final ContractSteps contracts;

    SettleDisputeForm(ContractForms shown, ContractSteps contracts) {
        this.shown = shown;
        this.contracts = contracts;
    }

    @Override
    public Set<String> forms() {
        return Set.of("settle-dispute");
    }

    @Override
    public Set<String> fields() {
        return Set.of("outcome", "reason");
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
        String reason = answers.text("reason");
        boolean resumed = answers.text("outcome").equals("resume");
        contracts.decided(
                number,
                form.user(),
                "settled",
                (resumed ? "Dispute settled, the contract goes on: " : "Dispute ends the contract: ") + reason,
                reason);
        return Map.of(ContractSigningProcess.RESUMED.name(), resumed);
    }
}
