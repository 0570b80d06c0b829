package com.saleswright.redesign.tasks;

import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormHandler;
import com.saleswright.engine.FormRejected;
import com.saleswright.engine.OwnRights;
import com.saleswright.redesign.RedesignForms;
import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.Rollout;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A form of the process redesign: shows the redesign of its case. */
abstract class RedesignForm implements FormHandler {

    static final String REASON = "reason";

    private final String form;
    private final Set<String> fields;
    private final Set<String> facts;
    private final RedesignForms shown;
    private final OwnRights rights;

    /** @param facts names of the variables that it sets */
    RedesignForm(String form, Set<String> fields, Set<String> facts, RedesignForms shown, OwnRights rights) {
        this.form = form;
        this.fields = fields;
        this.facts = facts;
        this.shown = shown;
        this.rights = rights;
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
    public final Map<String, Object> show(FormContext context) {
        Map<String, Object> all = new HashMap<>();
        fields.forEach(field -> all.put(field, ""));
        all.putAll(rights.with(() -> shown.about(number(context))));
        return all;
    }

    @Override
    public final Map<String, Object> take(FormContext context, Map<String, Object> values) {
        try {
            return rights.with(() -> take(number(context), context.user(), values));
        } catch (RedesignRefused refused) {
            throw new FormRejected(fields.contains(REASON) ? REASON : "", "", String.valueOf(refused.getMessage()));
        }
    }

    /** @return the facts that the flow decides on */
    abstract Map<String, Object> take(String number, String user, Map<String, Object> values);

    static String text(Map<String, Object> values, String field) {
        Object value = values.get(field);
        return value == null ? "" : value.toString().strip();
    }

    /** What was chosen with the fields rollout, trialShare and trialDays. */
    static Rollout rollout(Map<String, Object> values) {
        return text(values, "rollout").equals("trial")
                ? new Rollout(whole(values, "trialShare"), whole(values, "trialDays"))
                : Rollout.ALL_AT_ONCE;
    }

    private static int whole(Map<String, Object> values, String field) {
        return values.get(field) instanceof Number number ? number.intValue() : 0;
    }

    private static String number(FormContext context) {
        return Objects.requireNonNull(context.businessKey());
    }
}
