package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** Every path ends in an end event. */
@Component
class DeadEnd implements Rule {

    @Override
    public String prevents() {
        return "A path that just stops ends the case without saying what was reached.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element node : diagram.nodes()) {
            if (diagram.outgoing(node).isEmpty()
                    && !node.type().equals("endEvent")
                    && !Diagram.isEventSubProcess(node)
                    && !node.get("isForCompensation").equals("true")
                    && !isLinkOrCompensation(node)) {
                report.error(
                        node.id(), "The flow stops here.", "Lead it on to an end event that names the state reached.");
            }
        }
    }

    private static boolean isLinkOrCompensation(Element node) {
        return node.type().equals("intermediateThrowEvent") && Diagram.isLink(node)
                || node.type().equals("boundaryEvent")
                        && node.child("compensateEventDefinition").isPresent();
    }
}
