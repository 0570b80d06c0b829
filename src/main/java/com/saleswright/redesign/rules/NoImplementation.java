package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whatever does something automatically says what. */
@Component
class NoImplementation implements Rule {

    private static final Set<String> HOW = Set.of("delegateExpression", "expression", "class", "type", "decisionRef");

    @Override
    public String prevents() {
        return "A step without an implementation makes the engine refuse the file, or does " + "nothing at all.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element caller : diagram.callers()) {
            if (!caller.type().endsWith("Listener")
                    && HOW.stream().allMatch(a -> caller.camunda(a).isEmpty())
                    && caller.extensions("connector").isEmpty()) {
                report.error(
                        diagram.owner(caller),
                        "It does not say which step to run.",
                        caller.type().equals("businessRuleTask")
                                ? "Choose the decision to ask."
                                : "Choose a step of the catalogue as delegate expression.");
            }
        }
        diagram.nodes("task")
                .forEach(t -> report.error(
                        t.id(),
                        "It is a task of no kind, so the engine passes it without doing anything.",
                        "Make it a user task, a service task or another kind."));
    }
}
