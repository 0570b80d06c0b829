package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import com.saleswright.redesign.VariableFlow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A loop without a wait changes what it asks before it goes round again. */
@Component
class EndlessLoop implements Rule {

    private static final Set<String> WAITING = Set.of(
            "userTask",
            "receiveTask",
            "intermediateCatchEvent",
            "eventBasedGateway",
            "callActivity",
            "subProcess",
            "transaction",
            "adHocSubProcess",
            "boundaryEvent");

    @Override
    public String prevents() {
        return "A case in a loop that neither waits nor changes what decides about the way out runs for ever and holds"
                + " up the server.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        diagram.processes().forEach(process -> {
            Set<Element> told = new HashSet<>();
            VariableFlow flow = draft.flow(diagram, process);
            process.all().filter(Diagram::isNode).filter(n -> !waits(n)).forEach(node -> {
                Set<Element> loop = loopThrough(diagram, node);
                if (!loop.isEmpty() && loop.stream().noneMatch(told::contains) && !changes(diagram, loop, flow)) {
                    told.addAll(loop);
                    report.error(
                            node.id(),
                            "It is in a loop that never waits and changes nothing that its way out depends on: %s."
                                    .formatted(String.join(
                                            ", ",
                                            loop.stream()
                                                    .map(Element::id)
                                                    .sorted()
                                                    .toList())),
                            "Let the loop wait, or set in it what the gateway asks.");
                }
            });
        });
    }

    private static boolean waits(Element node) {
        return node.isType(WAITING) || node.camunda("type").equals("external");
    }

    /** The nodes that lie on a way from a node back to it, none of which waits. */
    private static Set<Element> loopThrough(Diagram diagram, Element node) {
        Set<Element> loop = reachable(diagram, node);
        if (!loop.contains(node)) {
            return Set.of();
        }
        loop.removeIf(other -> !reachable(diagram, other).contains(node));
        return loop;
    }

    private static Set<Element> reachable(Diagram diagram, Element node) {
        Set<Element> reached = new HashSet<>();
        Deque<Element> open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            diagram.flowsAndLinks(open.pop()).stream()
                    .filter(n -> !waits(n) && reached.add(n))
                    .forEach(open::add);
        }
        return reached;
    }

    private static boolean changes(Diagram diagram, Set<Element> loop, VariableFlow flow) {
        if (loop.stream().anyMatch(flow::mayChangeAnything)) {
            return true;
        }
        Set<String> set = new HashSet<>();
        loop.forEach(n -> set.addAll(flow.setBy(n)));
        return loop.stream()
                .flatMap(n -> diagram.outgoing(n).stream())
                .flatMap(f -> f.children("conditionExpression").stream())
                .map(c -> Expressions.parse(c.text()))
                .anyMatch(p -> !p.called().isEmpty()
                        || !p.functions().isEmpty()
                        || p.names().stream().anyMatch(set::contains));
    }
}
