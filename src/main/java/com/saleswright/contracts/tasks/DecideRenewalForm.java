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

/** The rep says what becomes of a contract that ends soon. */
@Component
class DecideRenewalForm implements FormHandler {

    private final ContractForms shown;
    private final ContractSteps contracts;

    DecideRenewalForm(ContractForms shown, ContractSteps contracts) {
        this.shown = shown;
        this.contracts = contracts;
    }

    @Override
    public Set<String> forms() {
        return Set.of("decide-renewal");
    }

    @Override
    public Set<String> fields() {
        return Set.of("renewal", "comment");
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
