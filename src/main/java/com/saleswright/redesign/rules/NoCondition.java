package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Every flow out of a deciding gateway has a condition, except the default. */
@Component
class NoCondition implements Rule {

    @Override
    public String prevents() {
        return "A flow without a condition is always taken, or makes the engine refuse the file.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element gateway : diagram.nodes(Set.of("exclusiveGateway", "inclusiveGateway"))) {
            List<Element> flows = diagram.outgoing(gateway);
            for (Element flow : flows) {
                if (flows.size() > 1
                        && flow.child("conditionExpression").isEmpty()
                        && !flow.id().equals(gateway.get("default"))) {
                    report.error(
                            flow.id(),
                            "It leaves a gateway without a condition.",
                            "Write the condition, or make it the default flow.");
                }
            }
        }
    }
}
