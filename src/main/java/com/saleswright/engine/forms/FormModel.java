package com.saleswright.engine.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.saleswright.engine.FormRejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The fields of a form file that carry values, with their rules. */
record FormModel(String id, List<FormField> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of(
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "checklist",
            "taglist",
            "radio",
            "select",
            "datetime",
            "expression");
    private static final Set<String> DECORATION =
            Set.of("text", "html", "table", "separator", "spacer", "image", "iframe", "button");

    /**
     * Reads a form file.
     *
     * @throws FormRejected when it holds something that cannot be checked, so that nobody gets past it
     */
    static FormModel parse(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new FormRejected("", "", "This form cannot be read. Tell a process owner.");
        }
        List<FormField> fields = new ArrayList<>();
        collect(root, List.of(), conditions(root, List.of()), fields);
        return new FormModel(root.path("id").asText(), List.copyOf(fields));
    }

    private static void collect(JsonNode parent, List<String> path, List<String> hiddenWhen, List<FormField> fields) {
        for (JsonNode component : parent.path("components")) {
            String type = component.path("type").asText();
            List<String> conditions = conditions(component, hiddenWhen);
            if (type.equals("group")) {
                collect(component, below(path, component.path("path").asText("")), conditions, fields);
            } else if (FIELDS.contains(type)) {
                String key = component.path("key").asText("");
                if (key.isEmpty()) {
                    throw unusable(type, "a field without a key (" + type + ")");
                }
                fields.add(new FormField(type, below(path, key), conditions, component));
            } else if (!DECORATION.contains(type)) {
                throw unusable(component.path("key").asText(type), "a field of the type " + type);
            }
        }
    }

    private static FormRejected unusable(String field, String what) {
        return new FormRejected(
                field,
                "",
                "This form cannot be submitted: it has %s, which the server cannot check. Tell a process owner."
                        .formatted(what));
    }

    private static List<String> conditions(JsonNode component, List<String> outer) {
        String own = component.path("conditional").path("hide").asText("");
        if (!Feel.isExpression(own)) {
            return outer;
        }
        List<String> all = new ArrayList<>(outer);
        all.add(own);
        return List.copyOf(all);
    }

    private static List<String> below(List<String> path, String key) {
        if (key.isEmpty()) {
            return path;
        }
        List<String> longer = new ArrayList<>(path);
        longer.addAll(List.of(key.split("\\.")));
        return List.copyOf(longer);
    }
}
