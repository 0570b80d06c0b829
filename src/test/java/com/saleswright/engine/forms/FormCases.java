package com.saleswright.engine.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The table of values × rules in {@code forms/form-cases.json}, one rule per line.
 *
 * <p>A rule has one {@code field} and lists of values for it, or {@code fields} and lists of whole submissions; what is
 * {@code given} is there already when the form opens. Values to {@code accept} and to {@code refuse} can be entered in
 * the viewer; those that are {@code impossible} cannot, since the viewer drops or changes them: the server refuses them.
 * Where the viewer {@code guardsEntry}, it does so for what is typed, not for what was there before.
 */
final class FormCases {

    enum Verdict {
        ACCEPT,
        REFUSE,
        IMPOSSIBLE
    }

    record Case(
            int rule,
            String name,
            Verdict verdict,
            boolean guardsEntry,
            JsonNode form,
            Map<String, Object> given,
            Map<String, Object> values) {

        @Override
        public String toString() {
            return "%s: %s %s".formatted(name, verdict.name().toLowerCase(), Values.json(values));
        }

        /** What the viewer opens with when a person has entered the values. */
        Map<String, Object> data() {
            Map<String, Object> data = new LinkedHashMap<>(given);
            data.putAll(values);
            return data;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormCases() {}

    static List<Case> all(LocalDate today) {
        List<Case> cases = new ArrayList<>();
        try (InputStream table = FormCases.class.getResourceAsStream("/forms/form-cases.json")) {
            int number = 0;
            for (JsonNode rule : JSON.readTree(table)) {
                number++;
                for (Verdict verdict : Verdict.values()) {
                    for (JsonNode value : rule.path(verdict.name().toLowerCase())) {
                        cases.add(new Case(
                                number,
                                rule.path("rule").asText(),
                                verdict,
                                rule.path("guardsEntry").asBoolean(),
                                form(number, rule),
                                map(rule.path("given")),
                                submission(rule, value, today)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static JsonNode form(int number, JsonNode rule) {
        ObjectNode form = JSON.createObjectNode();
        form.put("type", "default").put("id", "case-" + number).put("schemaVersion", 16);
        ArrayNode components = form.putArray("components");
        if (rule.has("field")) {
            ObjectNode field = rule.path("field").deepCopy();
            field.put("key", "f").put("id", "Field_f").put("label", "The field");
            components.add(field);
        } else {
            components.addAll((ArrayNode) rule.path("fields").deepCopy());
        }
        return form;
    }

    private static Map<String, Object> submission(JsonNode rule, JsonNode value, LocalDate today) {
        if (rule.path("whole").asBoolean()) {
            return map(value);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        String text = value.asText("");
        if (text.equals("@absent")) {
            return values;
        }
        Object entered =
                switch (text) {
                    case "@text:4000" -> "x".repeat(4000);
                    case "@today" -> today.toString();
                    case "@yesterday" -> today.minusDays(1).toString();
                    case "@tomorrow" -> today.plusDays(1).toString();
                    default -> Values.plain(value);
                };
        values.put("f", entered);
        return values;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonNode node) {
        return node.isMissingNode() ? Map.of() : (Map<String, Object>) Objects.requireNonNull(Values.plain(node));
    }
}
