package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractForms;
import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.FormContext;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Legal decides whether a disputed contract goes on. */
@Component
class SettleDisputeForm extends ContractForm {

    private final ContractSteps contracts;

    SettleDisputeForm(ContractForms shown, ContractSteps contracts) {
        super("settle-dispute", Set.of("outcome", "reason"), Set.of(ContractSigningProcess.RESUMED.name()), shown);
        this.contracts = contracts;
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String number = number(form);
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
