package com.saleswright.engine.forms;

import com.saleswright.engine.FormRejected;
import com.saleswright.engine.FormRejected.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a submission to its form, as the form viewer does in the browser.
 *
 * <ul>
 *   <li>Fields that the form does not have are refused.
 *   <li>Hidden fields are not submitted by the viewer; a value in one is refused, not silently lost.
 *   <li>Fields that are read-only, disabled or computed are never taken from the client. The viewer sends some of them,
 *       maybe outdated, so they are passed over; the server's own value must still keep the rules. Only a field that a
 *       <em>condition</em> makes read-only is refused when it was changed, because somebody may have typed into it before.
 *   <li>Everything else must have the right type and keep the rules of its field.
 * </ul>
 */
final class FormValidator {

    private final Feel feel;
    private final FieldRules rules;

    FormValidator(Clock clock) {
        this.feel = new Feel();
        this.rules = new FieldRules(feel, new DateRules(clock));
    }

    /**
     * The accepted values by name, nested for fields in groups: the entered ones that were submitted, computed ones, and
     * the defaults of read-only ones.
     *
     * @param submitted plain values by name
     * @param shown what the person saw, field values and option lists
     * @throws FormRejected with all problems, in the order of the form
     */
    Map<String, @Nullable Object> accept(FormModel form, Map<String, @Nullable Object> submitted, FormData shown) {
        List<Problem> problems = new ArrayList<>(UnknownFields.in(form, submitted));
        FormState state = new FormState(form, FormData.of(submitted), shown, feel);
        Map<String, @Nullable Object> accepted = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            Object value = state.submitted(field);
            if (state.isHidden(field)) {
                if (!field.isEmpty(value)) {
                    problems.add(problem(field, value, "%s is not asked for with these answers. Leave it empty."));
                }
            } else {
                check(field, state, accepted, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new FormRejected(problems);
        }
        return accepted;
    }

    private void check(
            FormField field, FormState state, Map<String, @Nullable Object> accepted, List<Problem> problems) {
        Object submitted = state.submitted(field);
        if (field.computed()) {
            put(accepted, field.path(), state.current(field));
            return;
        }
        String readonlyWhen = field.readonlyWhen();
        boolean conditional = readonlyWhen != null && feel.holds(readonlyWhen, state.data());
        boolean locked = conditional || field.alwaysReadonly() || field.disabled();
        Object value = locked ? state.initial(field) : submitted;
        if (conditional && !field.isEmpty(submitted) && !Values.same(submitted, value)) {
            problems.add(problem(field, submitted, "%s cannot be changed with these answers. Leave it as it was."));
            return;
        }
        if (!field.disabled()) {
            List<Object> options = field.hasOptions() ? state.options(field) : List.of();
            String reason = rules.reasonAgainst(field, value, state.data(), options);
            if (reason != null) {
                problems.add(new Problem(field.key(), Values.shown(value), reason));
                return;
            }
        }
        if (locked ? state.isDefault(field) && !field.isEmpty(value) : state.isSubmitted(field)) {
            put(accepted, field.path(), "".equals(value) && !field.holdsText() ? null : value);
        }
    }

    private static Problem problem(FormField field, @Nullable Object value, String reason) {
        return new Problem(field.key(), Values.shown(value), reason.formatted(FieldRules.quoted(field)));
    }

    static void put(Map<String, @Nullable Object> values, List<String> path, @Nullable Object value) {
        Map<String, @Nullable Object> parent = values;
        for (String step : path.subList(0, path.size() - 1)) {
            Object child = parent.get(step);
            if (!(child instanceof Map<?, ?>)) {
                child = new LinkedHashMap<String, @Nullable Object>();
                parent.put(step, child);
            }
            @SuppressWarnings("unchecked") // only maps made here are ever put at a step
            Map<String, @Nullable Object> map = (Map<String, @Nullable Object>) child;
            parent = map;
        }
        parent.put(path.get(path.size() - 1), value);
    }
}
