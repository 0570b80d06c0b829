package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Everything that people read in a diagram has a name. */
@Component
class NoName implements Rule {

    private static final Set<String> DECIDING = Set.of("exclusiveGateway", "inclusiveGateway");

    @Override
    public String prevents() {
        return "Without names neither the Tasklist, nor the timeline, nor the diagram says what " + "happens.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        diagram.processes().stream()
                .filter(p -> p.name().isEmpty())
                .forEach(p -> report.warning(p.id(), "The process has no name.", "Name it as people call it."));
        for (Element node : diagram.nodes()) {
            boolean decides = node.isType(DECIDING) && diagram.outgoing(node).size() > 1;
            if (node.name().isEmpty() && (decides || !node.isType(Diagram.GATEWAYS))) {
                report.warning(node.id(), "It has no name.", remedy(node));
            }
            if (decides) {
                diagram.outgoing(node).stream()
                        .filter(f -> f.name().isEmpty())
                        .forEach(f -> report.warning(
                                f.id(), "It has no name.", "Name it with the answer to the gateway's question."));
            }
        }
    }

    private static String remedy(Element node) {
        if (node.isType(Diagram.GATEWAYS)) {
            return "Name it with the question it answers.";
        }
        return node.isType(Diagram.EVENTS) ? "Name it with the state reached." : "Name it with verb and object.";
    }
}
