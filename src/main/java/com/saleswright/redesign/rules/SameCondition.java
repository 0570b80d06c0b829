package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** No two flows out of an exclusive gateway have the same condition. */
@Component
class SameCondition implements Rule {

    @Override
    public String prevents() {
        return "Only the first of two flows with one condition is ever taken; the other never.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element gateway : diagram.nodes("exclusiveGateway")) {
            Set<String> seen = new HashSet<>();
            for (Element flow : diagram.outgoing(gateway)) {
                flow.child("conditionExpression")
                        .map(c -> c.text().replaceAll("\\s+", ""))
                        .filter(c -> !seen.add(c))
                        .ifPresent(c -> report.error(
                                flow.id(),
                                "Another flow of the gateway has the same condition.",
                                "Change one of the conditions, or remove one of the flows."));
            }
        }
    }
}
