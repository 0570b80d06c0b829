package com.saleswright.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field that carries a value.
 *
 * @param type as in the form file, for example {@code textfield}
 * @param path where its value is: its key, below the paths of the groups around it
 * @param hiddenWhen conditions, its own and those of the groups around it, each of which hides it
 * @param schema its entry in the form file
 */
record FormField(String type, List<String> path, List<String> hiddenWhen, JsonNode schema) {

    String key() {
        return String.join(".", path);
    }

    /** What people see beside the field, or its key. */
    String label() {
        String label = schema.path("label").asText("");
        if (label.isBlank()) {
            label = schema.path("dateLabel").asText("");
        }
        if (label.isBlank()) {
            label = schema.path("timeLabel").asText("");
        }
        boolean template = label.isBlank() || label.startsWith("=") || label.contains("{{");
        return template ? key() : label;
    }

    boolean required() {
        return rule("required").asBoolean();
    }

    JsonNode rule(String name) {
        return schema.path("validate").path(name);
    }

    /** Never editable, and not even submitted by the viewer. */
    boolean disabled() {
        return schema.path("disabled").asBoolean();
    }

    /** Read-only whatever the data. */
    boolean alwaysReadonly() {
        return schema.path("readonly").isBoolean() && schema.path("readonly").asBoolean();
    }

    /** The condition that makes it read-only, if there is one. */
    @Nullable
    String readonlyWhen() {
        String condition = schema.path("readonly").asText("");
        return Feel.isExpression(condition) ? condition : null;
    }

    /** Its value is computed, not entered. */
    boolean computed() {
        return type.equals("expression");
    }

    /** Its options come from an expression, which sees what is entered. */
    boolean hasComputedOptions() {
        return hasOptions() && !schema.has("valuesKey") && !schema.has("values");
    }

    /** One of a list of values, or several. */
    boolean hasOptions() {
        return type.equals("select") || type.equals("radio") || holdsList();
    }

    boolean holdsList() {
        return type.equals("checklist") || type.equals("taglist");
    }

    boolean holdsText() {
        return type.equals("textfield") || type.equals("textarea");
    }

    /** What an empty field has in the viewer. */
    @Nullable
    Object emptyValue() {
        return switch (type) {
            case "textfield", "textarea" -> "";
            case "checkbox" -> false;
            case "checklist", "taglist" -> List.of();
            default -> null;
        };
    }

    /** Whether a value counts as nothing entered. */
    boolean isEmpty(@Nullable Object value) {
        if (value == null) {
            return true;
        }
        return switch (type) {
            case "checkbox" -> value.equals(false);
            case "checklist", "taglist" -> value instanceof List<?> list && list.isEmpty();
            default -> value.equals("");
        };
    }
}
