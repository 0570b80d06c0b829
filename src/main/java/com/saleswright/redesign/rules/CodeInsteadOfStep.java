package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Diagrams run the steps of the catalogue only: no class names, no scripts, no connectors. */
@Component
class CodeInsteadOfStep implements Rule {

    private static final Set<String> CODE = Set.of("script", "scriptTask", "connector");

    @Override
    public String prevents() {
        return "Code in a diagram escapes review and tests, and would let whoever draws it run "
                + "anything on the server.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element element : diagram.root().all().toList()) {
            if (!element.camunda("class").isEmpty()) {
                refuse(diagram, element, "the class " + element.camunda("class"), report);
            } else if (!element.camunda("type").isEmpty() && element.type().endsWith("Task")) {
                refuse(diagram, element, "a task of type " + element.camunda("type"), report);
            } else if (element.isType(CODE)) {
                refuse(diagram, element, "a " + element.type(), report);
            }
        }
    }

    private static void refuse(Diagram diagram, Element element, String what, Report report) {
        if (!element.type().equals("script")
                || element.parent().filter(p -> p.type().equals("scriptTask")).isEmpty()) {
            report.error(
                    diagram.owner(element),
                    "It runs " + what + ".",
                    "Use a step of the catalogue as delegate expression: ${nameOfStep}.");
        }
    }
}
