package com.saleswright.contracts.tasks;

import com.saleswright.contracts.ContractForms;
import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A form of contract-signing: shows the contract of its case. */
abstract class ContractForm implements FormHandler {

    final ContractForms shown;
    private final String form;
    private final Set<String> fields;
    private final Set<String> facts;

    ContractForm(String form, Set<String> fields, Set<String> facts, ContractForms shown) {
        this.form = form;
        this.fields = fields;
        this.facts = facts;
        this.shown = shown;
    }

    @Override
    public final Set<String> forms() {
        return Set.of(form);
    }

    @Override
    public final Set<String> fields() {
        return fields;
    }

    @Override
    public final Set<String> facts(String formId) {
        return facts;
    }

    /** Nothing is answered yet: what an earlier round has left in a variable of the same name is no answer. */
    @Override
    public Map<String, Object> show(FormContext context) {
        Map<String, Object> all = new HashMap<>();
        fields.forEach(field -> all.put(field, ""));
        all.putAll(shown.about(number(context)));
        return all;
    }

    static String number(FormContext context) {
        return Objects.requireNonNull(context.businessKey());
    }
}
