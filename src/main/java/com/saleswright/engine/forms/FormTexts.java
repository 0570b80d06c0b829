package com.saleswright.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A form's texts in another language, which stand beside the originals as custom properties of each field, so that a
 * process owner writes them in the Modeler:
 *
 * <pre>{@code
 * "label": "How satisfied are you?",
 * "properties": { "label:zh": "您的满意度如何？", "option:good:zh": "满意" }
 * }</pre>
 *
 * <p>The name is that of the text in the form file, for example {@code label}, {@code description}, {@code text},
 * {@code dateLabel}, {@code appearance.suffixAdorner}; {@code option:} and a value for the label of an option;
 * {@code column:} and a key for the heading of a column. What has no translation stays as it is.
 */
final class FormTexts {

    private static final String OPTION = "option:";
    private static final String COLUMN = "column:";

    private FormTexts() {}

    /** A copy in the language, without custom properties: they are for process owners. */
    static JsonNode in(JsonNode form, String language) {
        JsonNode copy = form.deepCopy();
        translate(copy, ":" + language);
        return copy;
    }

    private static void translate(JsonNode component, String suffix) {
        if (component instanceof ObjectNode object) {
            JsonNode properties = object.remove("properties");
            if (properties != null) {
                for (Map.Entry<String, JsonNode> property : properties.properties()) {
                    String name = property.getKey();
                    if (name.endsWith(suffix)) {
                        put(object, name.substring(0, name.length() - suffix.length()), property.getValue());
                    }
                }
            }
        }
        component.path("components").forEach(child -> translate(child, suffix));
    }

    private static void put(ObjectNode component, String name, JsonNode text) {
        if (name.startsWith(OPTION)) {
            relabel(component.path("values"), "value", name.substring(OPTION.length()), text);
        } else if (name.startsWith(COLUMN)) {
            relabel(component.path("columns"), "key", name.substring(COLUMN.length()), text);
        } else {
            int dot = name.lastIndexOf('.');
            JsonNode parent = dot < 0
                    ? component
                    : component.at("/" + name.substring(0, dot).replace('.', '/'));
            String last = name.substring(dot + 1);
            // Only texts are translated: a property never changes what a form asks or checks.
            if (parent instanceof ObjectNode object && object.path(last).isTextual() && isText(name)) {
                object.set(last, text);
            }
        }
    }

    private static boolean isText(String name) {
        return switch (name) {
            case "label",
                    "description",
                    "text",
                    "content",
                    "alt",
                    "dateLabel",
                    "timeLabel",
                    "validate.patternErrorMessage",
                    "appearance.prefixAdorner",
                    "appearance.suffixAdorner" -> true;
            default -> false;
        };
    }

    private static void relabel(JsonNode entries, String by, String name, JsonNode text) {
        for (JsonNode entry : entries) {
            if (entry instanceof ObjectNode object && object.path(by).asText().equals(name)) {
                object.set("label", text);
            }
        }
    }
}
