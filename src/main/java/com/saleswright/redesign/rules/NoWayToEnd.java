package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** From every step a path leads to an end. */
@Component
class NoWayToEnd implements Rule {

    @Override
    public String prevents() {
        return "A case that enters a loop without a way out never ends.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        diagram.scopes().filter(s -> !canBeInterrupted(diagram, s)).forEach(scope -> {
            List<Element> nodes = diagram.in(scope);
            Set<String> ending = new HashSet<>();
            nodes.stream().filter(n -> diagram.next(n).isEmpty()).forEach(n -> ending.add(n.id()));
            boolean found = true;
            while (found) {
                found = nodes.stream()
                        .filter(n -> diagram.next(n).stream().anyMatch(t -> ending.contains(t.id())))
                        .map(n -> ending.add(n.id()))
                        .reduce(false, Boolean::logicalOr);
            }
            nodes.stream()
                    .filter(n -> !ending.contains(n.id()))
                    .forEach(n ->
                            report.error(n.id(), "No path leads from here to an end.", "Add a way out of the loop."));
        });
    }

    /** A loop that an event ends is one with a way out. */
    private static boolean canBeInterrupted(Diagram diagram, Element scope) {
        boolean byEventSubProcess = diagram.in(scope).stream()
                .filter(Diagram::isEventSubProcess)
                .flatMap(s -> s.children("startEvent").stream())
                .anyMatch(s -> !s.get("isInterrupting").equals("false"));
        return byEventSubProcess
                || diagram.attachedTo(scope).stream()
                        .anyMatch(b -> !b.get("cancelActivity").equals("false"));
    }
}
