package com.saleswright.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A form of one step of a case: shows the case as it stands, with every answer still to be given. */
public abstract class CaseForm implements FormHandler {

    private final String form;
    private final Set<String> fields;
    private final Set<String> facts;

    /**
     * @param fields names of the answers that {@link #take} takes
     * @param facts names of the variables that it sets
     */
    protected CaseForm(String form, Set<String> fields, Set<String> facts) {
        this.form = form;
        this.fields = fields;
        this.facts = facts;
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
        all.putAll(about(number(context)));
        return all;
    }

    /** What the form shows of the case with this business key. */
    protected abstract Map<String, Object> about(String number);

    /** The business key of the form's case. */
    protected static String number(FormContext context) {
        return Objects.requireNonNull(context.businessKey());
    }
}
