package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Every deciding gateway has a default flow. */
@Component
class NoDefaultFlow implements Rule {

    @Override
    public String prevents() {
        return "A case whose facts fit no condition stops at the gateway as an incident.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element gateway : diagram.nodes(Set.of("exclusiveGateway", "inclusiveGateway"))) {
            List<Element> flows = diagram.outgoing(gateway);
            if (flows.size() > 1 && flows.stream().noneMatch(f -> f.id().equals(gateway.get("default")))) {
                report.error(gateway.id(), "It has no default flow.", "Make one of its flows the default.");
            }
        }
    }
}
