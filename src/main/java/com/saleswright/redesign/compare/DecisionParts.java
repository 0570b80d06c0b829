package com.saleswright.redesign.compare;

import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.compare.Part.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A decision file as comparable parts: each decision with its inputs and outputs, and each row with its cells. */
final class DecisionParts {

    /** Hit policies under which the order of rows decides. */
    private static final Set<String> ORDERED = Set.of("FIRST", "RULE ORDER", "OUTPUT ORDER", "PRIORITY");

    private DecisionParts() {}

    static List<Part> of(DecisionFile file) {
        List<Part> parts = new ArrayList<>();
        for (Element decision : file.decisions()) {
            Map<String, Value> properties = new LinkedHashMap<>();
            decision.attributes().forEach((name, text) -> {
                if (!name.equals("id")) {
                    properties.put(Words.of(name), Value.of(text));
                }
            });
            decision.child("description").ifPresent(d -> properties.put("Documentation", Value.of(d.text())));
            decision.children("informationRequirement").stream()
                    .flatMap(Element::all)
                    .filter(e -> !e.get("href").isEmpty())
                    .forEach(e -> properties.put("Needs " + e.get("href").replace("#", ""), Value.of("yes")));
            decision.child("literalExpression")
                    .flatMap(e -> e.child("text"))
                    .ifPresent(t -> properties.put("Expression", Value.of(t.text())));
            List<Part> rows = new ArrayList<>();
            decision.child("decisionTable").ifPresent(table -> {
                String policy = table.get("hitPolicy").isEmpty() ? "UNIQUE" : table.get("hitPolicy");
                properties.put("Hit policy", Value.of((policy + " " + table.get("aggregation")).strip()));
                columns(table).forEach((name, column) -> properties.put(name, Value.of(describe(column))));
                rows.addAll(rows(decision, table, policy));
            });
            String label = decision.name().isEmpty() ? decision.id() : decision.name();
            parts.add(new Part(decision.id(), "decision", label, decision.id(), properties));
            parts.addAll(rows);
        }
        return parts;
    }

    private static List<Part> rows(Element decision, Element table, String policy) {
        List<Part> rows = new ArrayList<>();
        List<String> columns = List.copyOf(columns(table).keySet());
        int number = 0;
        for (Element rule : table.children("rule")) {
            number++;
            Map<String, Value> cells = new LinkedHashMap<>();
            List<Element> entries = new ArrayList<>(rule.children("inputEntry"));
            entries.addAll(rule.children("outputEntry"));
            for (int i = 0; i < entries.size(); i++) {
                String column = i < columns.size() ? columns.get(i) : "Column " + (i + 1);
                cells.put(column, Value.of(text(entries.get(i))));
            }
            rule.child("description").ifPresent(d -> cells.put("Description", Value.of(d.text())));
            if (ORDERED.contains(policy)) {
                cells.put("Place", Value.of(String.valueOf(number)));
            }
            String label = rule.child("description")
                    .map(Element::text)
                    .filter(t -> !t.isEmpty())
                    .orElse("Row " + number);
            rows.add(new Part(rule.id(), "row", label, decision.id(), cells));
        }
        return rows;
    }

    /** Inputs before outputs, by label, each label once. */
    private static Map<String, Element> columns(Element table) {
        Map<String, Element> columns = new LinkedHashMap<>();
        for (Element column : table.children()) {
            if (column.isType(Set.of("input", "output"))) {
                String label = column.get("label").isEmpty()
                        ? column.name().isEmpty() ? column.id() : column.name()
                        : column.get("label");
                String word = column.type().equals("input") ? "If " : "Then ";
                String name = word + label;
                for (int i = 2; columns.containsKey(name); i++) {
                    name = word + label + " (" + i + ")";
                }
                columns.put(name, column);
            }
        }
        return columns;
    }

    private static String describe(Element column) {
        String expression =
                column.child("inputExpression").map(DecisionParts::text).orElse(column.name());
        String type = column.child("inputExpression").map(e -> e.get("typeRef")).orElse(column.get("typeRef"));
        return type.isEmpty() ? expression : expression + " (" + type + ")";
    }

    private static String text(Element cell) {
        return cell.child("text").map(Element::text).orElse("");
    }
}
