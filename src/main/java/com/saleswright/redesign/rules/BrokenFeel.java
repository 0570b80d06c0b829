package com.saleswright.redesign.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Feel;
import com.saleswright.redesign.FormFile;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Every FEEL expression in forms and decision tables parses. */
@Component
class BrokenFeel implements Rule {

    @Override
    public String prevents() {
        return "The engine takes broken FEEL silently; the form then shows nothing, and the "
                + "decision stops the case.";
    }

    @Override
    public void decision(DecisionFile file, Draft draft, Report report) {
        if (!file.isInFeel()) {
            return;
        }
        for (Element table : file.tables()) {
            for (Element input : table.children("input")) {
                input.child("inputExpression")
                        .flatMap(e -> e.child("text").map(Element::text))
                        .filter(t -> !t.isEmpty())
                        .ifPresent(t -> found(input.id(), t, Feel.faultIn(t), report));
            }
            for (Element rule : table.children("rule")) {
                cells(rule, "inputEntry").forEach(t -> found(rule.id(), t, Feel.faultInTest(t), report));
                cells(rule, "outputEntry").forEach(t -> found(rule.id(), t, Feel.faultIn(t), report));
            }
        }
        for (Element decision : file.decisions()) {
            decision.child("literalExpression")
                    .flatMap(e -> e.child("text").map(Element::text))
                    .ifPresent(t -> found(decision.id(), t, Feel.faultIn(t), report));
        }
    }

    @Override
    public void form(FormFile form, Draft draft, Report report) {
        for (JsonNode field : form.fields()) {
            String key = FormFile.keyOf(field);
            FormFile.expressions(field).forEach(t -> found(key, t, Feel.faultIn(t), report));
            FormFile.texts(field)
                    .filter(t -> t.contains("{{") && t.lastIndexOf("{{") > t.lastIndexOf("}}"))
                    .forEach(t -> report.error(
                            key, "The template '%s' is not closed.".formatted(t), "End the expression with }}."));
            Stream.of("/expression", "/valuesExpression", "/columnsExpression", "/conditional/hide")
                    .map(p -> field.at(p).asText("").strip())
                    .filter(t -> !t.isEmpty() && !t.startsWith("="))
                    .forEach(t -> report.error(
                            key,
                            "The expression '%s' is taken as text.".formatted(t),
                            "Begin it with an equals sign."));
        }
    }

    private static void found(String elementId, String text, Optional<String> fault, Report report) {
        fault.ifPresent(f -> report.error(
                elementId, "The FEEL expression '%s' does not parse: %s.".formatted(text, f), "Mend the expression."));
    }

    private static Stream<String> cells(Element rule, String type) {
        return rule.children(type).stream()
                .flatMap(c -> c.child("text").stream())
                .map(Element::text)
                .filter(t -> !t.isEmpty() && !t.equals("-"));
    }
}
