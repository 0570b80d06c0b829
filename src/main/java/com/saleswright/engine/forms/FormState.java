package com.saleswright.engine.forms;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A form as it stood when it was submitted: which fields were hidden, and the values that its expressions saw.
 *
 * <p>As in the viewer, an expression sees the entered value of a visible field, and the initial value of one that is
 * hidden, read-only or disabled.
 */
final class FormState {

    // Fields may hide each other in turn; the viewer settles after a few rounds, or never.
    private static final int ROUNDS = 5;

    private final FormData submitted;
    private final FormData shown;
    private final Feel feel;
    private final Map<FormField, @Nullable Object> initial = new HashMap<>();
    private final Map<FormField, @Nullable Object> current = new HashMap<>();
    private Set<FormField> hidden = Set.of();
    private FormData data;

    FormState(FormModel form, FormData submitted, FormData shown, Feel feel) {
        this.submitted = submitted;
        this.shown = shown;
        this.feel = feel;
        this.data = shown;
        form.fields().forEach(field -> initial.put(field, initialValue(field)));
        settle(form.fields());
    }

    boolean isHidden(FormField field) {
        return hidden.contains(field);
    }

    boolean isSubmitted(FormField field) {
        return submitted.hasAt(field.path());
    }

    @Nullable
    Object submitted(FormField field) {
        return submitted.at(field.path());
    }

    /** What the field had when the form was opened. */
    @Nullable
    Object initial(FormField field) {
        return initial.get(field);
    }

    /** Whether what the field had comes from the form file, not from any data. */
    boolean isDefault(FormField field) {
        return !shown.hasAt(field.path()) && field.schema().has("defaultValue");
    }

    @Nullable
    Object current(FormField field) {
        return current.get(field);
    }

    /** What expressions see. */
    FormData data() {
        return data;
    }

    List<Object> options(FormField field) {
        return Options.of(field, shown, data, feel);
    }

    private void settle(List<FormField> fields) {
        for (int round = 0; round < ROUNDS; round++) {
            evaluate(fields);
            Set<FormField> nowHidden = fields.stream()
                    .filter(field -> field.hiddenWhen().stream().anyMatch(condition -> feel.holds(condition, data)))
                    .collect(Collectors.toCollection(HashSet::new));
            if (round > 0 && nowHidden.equals(hidden)) {
                return;
            }
            hidden = nowHidden;
        }
        evaluate(fields);
    }

    private void evaluate(List<FormField> fields) {
        fields.forEach(field -> current.put(field, currentValue(field)));
        data = dataOf(fields);
        for (FormField field : fields) {
            if (field.computed()) {
                current.put(field, feel.value(field.schema().path("expression").asText("="), data));
                data = dataOf(fields);
            }
        }
    }

    private @Nullable Object currentValue(FormField field) {
        if (field.computed()) {
            return current.containsKey(field) ? current.get(field) : initial.get(field);
        }
        if (hidden.contains(field) || field.disabled() || field.alwaysReadonly()) {
            return initial.get(field);
        }
        if (isSubmitted(field)) {
            return submitted(field);
        }
        return field.readonlyWhen() != null ? initial.get(field) : field.emptyValue();
    }

    private FormData dataOf(List<FormField> fields) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (FormField field : fields) {
            String top = field.path().get(0);
            if (field.path().size() > 1 && !values.containsKey(top)) {
                // A copy: the form may have only some of the fields of what is shown under this name.
                values.put(top, Values.plain(shown.get(top)));
            }
            Object value = current.get(field);
            FormValidator.put(values, field.path(), value instanceof Values.Foreign ? null : value);
        }
        return FormData.of(values).orElse(shown);
    }

    /** The value shown, made fit for the field as the viewer makes it fit; else the default; else nothing. */
    private @Nullable Object initialValue(FormField field) {
        if (!shown.hasAt(field.path())) {
            return field.schema().has("defaultValue")
                    ? Values.plain(field.schema().path("defaultValue"))
                    : field.emptyValue();
        }
        Object value = shown.at(field.path());
        if (field.hasComputedOptions()) {
            return value;
        }
        return switch (field.type()) {
            case "textfield", "textarea" -> text(field, value);
            case "number" -> number(field, value);
            case "checkbox" -> Boolean.TRUE.equals(value);
            case "select", "radio" -> Options.contains(options(field), value) ? value : null;
            case "checklist", "taglist" ->
                value instanceof List<?> list
                        ? list.stream()
                                .filter(element -> Options.contains(options(field), element))
                                .toList()
                        : List.of();
            case "datetime" -> value instanceof String ? value : null;
            default -> value;
        };
    }

    private static String text(FormField field, @Nullable Object value) {
        if (value == null || value instanceof List<?> || value instanceof Map<?, ?>) {
            return "";
        }
        String text = Values.shown(value);
        return field.type().equals("textfield") ? text.replaceAll("[\\r\\n\\t]", " ") : text;
    }

    private static @Nullable Object number(FormField field, @Nullable Object value) {
        String text = value instanceof Number || value instanceof String ? Values.shown(value) : "";
        try {
            Object number = Values.plain(new BigDecimal(text));
            return field.schema().path("serializeToString").asBoolean() ? text : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
