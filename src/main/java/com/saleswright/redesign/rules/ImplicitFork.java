package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** Only gateways split the flow. */
@Component
class ImplicitFork implements Rule {

    @Override
    public String prevents() {
        return "Two flows out of a task run both at once, which most readers take for a choice.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element node : diagram.nodes()) {
            long always = diagram.outgoing(node).stream()
                    .filter(f -> f.child("conditionExpression").isEmpty())
                    .filter(f -> !f.id().equals(node.get("default")))
                    .count();
            if (!node.isType(Diagram.GATEWAYS) && always > 1) {
                report.error(
                        node.id(),
                        "Several flows leave it.",
                        "Put a gateway behind it: exclusive for a choice, parallel for both.");
            }
        }
    }
}
