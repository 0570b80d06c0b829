package com.saleswright.redesign.rules;

import com.saleswright.redesign.Catalogue;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.Nearest;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Every step that a diagram names is one that code offers, and fits its place. */
@Component
class UnknownStep implements Rule {

    private static final Map<Catalogue.Use, String> PLACES = Map.of(
            Catalogue.Use.TASK, "a task",
            Catalogue.Use.LISTENER, "an execution listener",
            Catalogue.Use.TASK_LISTENER, "a task listener");

    @Override
    public String prevents() {
        return "A case that reaches an unknown step stops there as an incident.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        Set<String> steps = draft.catalogue().steps().keySet();
        Set<String> delegates = new HashSet<>();
        for (Element element : diagram.root().all().toList()) {
            String expression = element.attributes().getOrDefault("delegateExpression", "");
            if (!expression.isEmpty()) {
                delegates.add(expression);
                delegate(diagram, element, expression, draft, report);
            }
        }
        Set<String> variables = draft.catalogue().variables(diagram, draft.forms());
        for (Expressions.Place place : Expressions.in(diagram)) {
            if (!delegates.contains(place.text())) {
                for (String name : Expressions.parse(place.text()).called()) {
                    if (!steps.contains(name) && !variables.contains(name) && !Expressions.IMPLICIT.contains(name)) {
                        report.error(
                                place.elementId(),
                                "It calls '%s' in %s, which is neither a step nor a variable."
                                        .formatted(name, place.text()),
                                Nearest.suggest(name, steps));
                    }
                }
            }
        }
    }

    private static void delegate(Diagram diagram, Element element, String expression, Draft draft, Report report) {
        Expressions.Parsed parsed = Expressions.parse(expression);
        String owner = diagram.owner(element);
        if (parsed.error() != null) {
            return;
        }
        if (!parsed.bare()) {
            report.error(
                    owner,
                    "Its delegate expression %s is more than the name of a step.".formatted(expression),
                    "Name one step: ${nameOfStep}.");
            return;
        }
        String name = parsed.names().iterator().next();
        Catalogue.Step step = draft.catalogue().steps().get(name);
        if (step == null) {
            report.error(
                    owner,
                    "It names the step '%s', which nobody offers.".formatted(name),
                    Nearest.suggest(name, draft.catalogue().steps().keySet()));
        } else if (!step.uses().contains(use(element))) {
            report.error(
                    owner,
                    "The step '%s' cannot be used as %s.".formatted(name, PLACES.get(use(element))),
                    "Name a step that can, or call one of its methods in an expression.");
        }
    }

    private static Catalogue.Use use(Element element) {
        return switch (element.type()) {
            case "executionListener" -> Catalogue.Use.LISTENER;
            case "taskListener" -> Catalogue.Use.TASK_LISTENER;
            default -> Catalogue.Use.TASK;
        };
    }
}
