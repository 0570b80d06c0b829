package com.saleswright.engine.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a select, radio group, checklist or tag list offers. */
final class Options {

    private static final int NAMED_IN_MESSAGE = 12;

    private Options() {}

    /**
     * Values offered, from the same three sources and in the same order of precedence as in the viewer: form data under
     * {@code valuesKey}, the form file, an expression.
     */
    static List<Object> of(FormField field, FormData initial, FormData current, Feel feel) {
        String key = field.schema().path("valuesKey").asText("");
        String expression = field.schema().path("valuesExpression").asText("");
        Object source;
        if (field.schema().has("valuesKey")) {
            source = initial.get(key);
        } else if (field.schema().has("values")) {
            source = Values.plain(field.schema().path("values"));
        } else {
            source = Feel.isExpression(expression) ? feel.value(expression, current) : null;
        }
        List<Object> values = new ArrayList<>();
        if (source instanceof List<?> list) {
            for (Object option : list) {
                Object value = option instanceof Map<?, ?> map ? map.get("value") : option;
                if (isChoice(value)) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    static boolean contains(List<Object> options, @Nullable Object value) {
        return options.stream().anyMatch(option -> Values.same(option, value));
    }

    /** "approve, reject" for a message; long lists are cut. */
    static String named(List<Object> options) {
        String names = String.join(
                ", ",
                options.stream().limit(NAMED_IN_MESSAGE).map(Values::shown).toList());
        return options.size() > NAMED_IN_MESSAGE
                ? names + " and " + (options.size() - NAMED_IN_MESSAGE) + " more"
                : names;
    }

    private static boolean isChoice(@Nullable Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || (value instanceof String text && !text.isEmpty())
                || (value instanceof Map<?, ?> map && !map.isEmpty());
    }
}
