package com.saleswright.redesign.tasks;

import com.saleswright.engine.CaseForm;
import com.saleswright.engine.FormContext;
import com.saleswright.engine.FormRejected;
import com.saleswright.engine.OwnRights;
import com.saleswright.engine.Variable;
import com.saleswright.redesign.RedesignForms;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.Rollout;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A form of the process redesign: shows the redesign of its case. */
abstract class RedesignForm extends CaseForm {

    static final String REASON = "reason";
    /** Names of the fields that say how it is rolled out. */
    static final Set<String> ROLLOUT = Set.of("rollout", "trialShare", "trialDays");
    /** Names of the variables that say so. */
    static final Set<String> ROLLOUT_FACTS = Set.of(
            RedesignProcess.ON_TRIAL.name(), RedesignProcess.TRIAL_SHARE.name(), RedesignProcess.TRIAL_DAYS.name());

    private final RedesignForms shown;
    private final OwnRights rights;

    /** @param facts names of the variables that it sets */
    RedesignForm(String form, Set<String> fields, Set<String> facts, RedesignForms shown, OwnRights rights) {
        super(form, fields, facts);
        this.shown = shown;
        this.rights = rights;
    }

    @Override
    protected final Map<String, Object> about(String number) {
        return rights.with(() -> shown.about(number));
    }

    @Override
    public final Map<String, Object> take(FormContext context, Map<String, Object> values) {
        try {
            return rights.with(() -> take(number(context), context.user(), values));
        } catch (RedesignRefused refused) {
            throw new FormRejected(fields().contains(REASON) ? REASON : "", "", String.valueOf(refused.getMessage()));
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

    /** The facts of a rollout, and this one. */
    static Map<String, Object> facts(Rollout rollout, Variable<?> name, Object value) {
        return Map.of(
                name.name(),
                value,
                RedesignProcess.ON_TRIAL.name(),
                rollout.isTrial(),
                RedesignProcess.TRIAL_SHARE.name(),
                rollout.sharePercent(),
                RedesignProcess.TRIAL_DAYS.name(),
                rollout.days());
    }

    /** These names and those. */
    static Set<String> with(Set<String> these, String... those) {
        Set<String> all = new TreeSet<>(these);
        all.addAll(List.of(those));
        return Set.copyOf(all);
    }

    private static int whole(Map<String, Object> values, String field) {
        return values.get(field) instanceof Number number ? number.intValue() : 0;
    }
}
