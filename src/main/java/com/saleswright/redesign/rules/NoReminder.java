package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import org.springframework.stereotype.Component;

/** Somebody is reminded of every user task that waits. */
@Component
class NoReminder implements Rule {

    @Override
    public String prevents() {
        return "Without a reminder a task waits until somebody happens to look.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element task : diagram.nodes("userTask")) {
            if (!reminds(diagram, task)
                    && task.parent()
                            .filter(p -> p.isType(Diagram.SUB_PROCESSES))
                            .filter(p -> reminds(diagram, p))
                            .isEmpty()) {
                report.warning(
                        task.id(),
                        "Nobody is reminded of it.",
                        "Attach a non-interrupting timer that sends a reminder.");
            }
        }
    }

    private static boolean reminds(Diagram diagram, Element activity) {
        return activity.extensions("taskListener").stream()
                        .anyMatch(l -> l.get("event").equals("timeout"))
                || diagram.attachedTo(activity).stream()
                        .anyMatch(b -> b.get("cancelActivity").equals("false")
                                && b.child("timerEventDefinition").isPresent());
    }
}
