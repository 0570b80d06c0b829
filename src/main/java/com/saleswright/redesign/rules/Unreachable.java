package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Every step can be reached from a start. */
@Component
class Unreachable implements Rule {

    @Override
    public String prevents() {
        return "A step that no case can reach looks like a safeguard and is none.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        diagram.scopes().forEach(scope -> {
            List<Element> nodes = diagram.in(scope);
            Deque<Element> open =
                    new ArrayDeque<>(nodes.stream().filter(Unreachable::isEntry).toList());
            if (nodes.stream().noneMatch(n -> n.type().equals("startEvent"))) {
                if (!nodes.isEmpty()) {
                    report.error(scope.id(), "It has no start event.", "Add one.");
                }
                return;
            }
            Set<String> reached = new HashSet<>();
            while (!open.isEmpty()) {
                Element node = open.pop();
                if (reached.add(node.id())) {
                    open.addAll(diagram.next(node));
                }
            }
            nodes.stream()
                    .filter(n -> !reached.contains(n.id()))
                    .forEach(n ->
                            report.error(n.id(), "No case can get here.", "Connect it with the flow, or remove it."));
        });
    }

    private static boolean isEntry(Element node) {
        return node.type().equals("startEvent")
                || Diagram.isEventSubProcess(node)
                || node.get("isForCompensation").equals("true");
    }
}
