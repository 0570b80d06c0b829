package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractForms;
import com.saleswright.contracts.ContractSigningProcess;
import com.saleswright.contracts.ContractSteps;
import com.saleswright.engine.FormContext;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rep says what becomes of a contract that ends soon. */
@Component
class DecideRenewalForm extends ContractForm {

    private final ContractSteps contracts;

    DecideRenewalForm(ContractForms shown, ContractSteps contracts) {
        super(
                "decide-renewal",
                Set.of("renewal", "comment"),
                Set.of(ContractSigningProcess.RENEWAL_DECIDED.name()),
                shown);
        this.contracts = contracts;
    }

    @Override
    public Map<String, Object> take(FormContext form, Map<String, Object> values) {
        String number = number(form);
        Answers answers = new Answers(values);
        String comment = answers.text("comment");
        boolean renews = answers.text("renewal").equals("renew");
        contracts.decided(
                number,
                form.user(),
                "renewal",
                (renews ? "To be renewed with a new quote" : "Not to be renewed")
                        + (comment.isEmpty() ? "" : ": " + comment),
                null);
        return Map.of(ContractSigningProcess.RENEWAL_DECIDED.name(), true);
    }
}
