package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** A default flow has no condition. */
@Component
class ConditionOnDefault implements Rule {

    @Override
    public String prevents() {
        return "The engine ignores the condition of a default flow, so the diagram says what " + "does not happen.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element node : diagram.nodes()) {
            diagram.outgoing(node).stream()
                    .filter(f -> f.id().equals(node.get("default")))
                    .filter(f -> f.child("conditionExpression").isPresent())
                    .forEach(f -> report.error(
                            f.id(), "It is the default flow and has a condition.", "Remove the condition."));
        }
    }
}
