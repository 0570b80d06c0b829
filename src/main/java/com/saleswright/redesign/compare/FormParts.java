package com.saleswright.redesign.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.compare.Part.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A form as comparable parts: the form itself and each of its fields, those inside groups too. */
final class FormParts {

    /** Of no meaning to whoever fills in the form, or parts of their own. */
    private static final Set<String> REDUNDANT = Set.of("id", "components", "exporter", "layout", "type");

    private FormParts() {}

    static List<Part> of(FormFile form) {
        List<Part> parts = new ArrayList<>();
        Map<String, Value> properties = new LinkedHashMap<>();
        add("", form.json(), properties);
        properties.put(
                "Order of fields",
                new Value(
                        form.fields().stream().map(FormParts::label).collect(Collectors.joining(" · ")),
                        form.fields().stream().map(FormFile::keyOf).collect(Collectors.joining(" "))));
        parts.add(new Part("", "form", form.id(), form.id(), properties));
        collect(form, form.json(), "", parts);
        return parts;
    }

    private static void collect(FormFile form, JsonNode parent, String group, List<Part> parts) {
        for (JsonNode field : parent.path("components")) {
            Map<String, Value> properties = new LinkedHashMap<>();
            if (!group.isEmpty()) {
                properties.put("Inside", Value.of(group));
            }
            add("", field, properties);
            parts.add(new Part(
                    FormFile.keyOf(field),
                    Words.plain(field.path("type").asText("field")),
                    label(field),
                    form.id(),
                    properties));
            collect(form, field, label(field), parts);
        }
    }

    /** Nested properties by their path: "Validate, max length"; a list of options as one text. */
    private static void add(String prefix, JsonNode node, Map<String, Value> properties) {
        node.fields().forEachRemaining(property -> {
            JsonNode value = property.getValue();
            if (prefix.isEmpty() && REDUNDANT.contains(property.getKey())) {
                return;
            }
            String name =
                    prefix.isEmpty() ? Words.of(property.getKey()) : prefix + ", " + Words.plain(property.getKey());
            if (value.isObject()) {
                add(name, value, properties);
            } else if (value.isArray()) {
                List<String> entries = new ArrayList<>();
                value.forEach(entry -> entries.add(
                        entry.has("label")
                                ? entry.path("label").asText() + " ("
                                        + entry.path("value")
                                                .asText(entry.path("key").asText()) + ")"
                                : entry.isValueNode() ? entry.asText() : entry.toString()));
                properties.put(name, Value.of(String.join(", ", entries)));
            } else {
                properties.put(name, Value.of(value.asText()));
            }
        });
    }

    private static String label(JsonNode field) {
        String label = field.path("label").asText("");
        if (label.isEmpty()) {
            label = field.path("text").asText("");
        }
        label = label.isEmpty() ? FormFile.keyOf(field) : label;
        return label.length() > 60 ? label.substring(0, 59) + "…" : label;
    }
}
