package com.saleswright.redesign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a case can go through a process: the ways between its nodes. */
final class ControlFlow {

    private static final Set<String> THROWS_OUT = Set.of("errorEventDefinition", "cancelEventDefinition");

    private final Diagram diagram;
    private final List<Element> nodes;
    private final Map<Element, List<Way>> into = new HashMap<>();
    private final Map<Element, List<Way>> out = new HashMap<>();

    /**
     * A way from one node to the next.
     *
     * @param flow the sequence flow; none between two link events
     */
    record Way(Element from, Element to, @Nullable Element flow) {}

    ControlFlow(Diagram diagram, Element process) {
        this.diagram = diagram;
        this.nodes = process.all().filter(Diagram::isNode).toList();
        for (Element node : nodes) {
            List<Way> ways = new ArrayList<>();
            diagram.outgoing(node)
                    .forEach(f -> diagram.find(f.get("targetRef")).ifPresent(to -> ways.add(new Way(node, to, f))));
            diagram.flowsAndLinks(node).stream()
                    .filter(to -> ways.stream().noneMatch(w -> w.to().equals(to)))
                    .forEach(to -> ways.add(new Way(node, to, null)));
            out.put(node, ways);
            ways.forEach(
                    w -> into.computeIfAbsent(w.to(), n -> new ArrayList<>()).add(w));
        }
    }

    List<Element> nodes() {
        return nodes;
    }

    List<Way> into(Element node) {
        return into.getOrDefault(node, List.of());
    }

    List<Way> out(Element node) {
        return out.getOrDefault(node, List.of());
    }

    /** The activity that an event is attached to. */
    Optional<Element> attachedTo(Element boundaryEvent) {
        return diagram.find(boundaryEvent.get("attachedToRef"));
    }

    /** The events by which a case may leave an activity before its end. */
    List<Element> exits(Element activity) {
        return diagram.attachedTo(activity).stream()
                .filter(b -> !b.get("cancelActivity").equals("false") && !isCompensation(b))
                .toList();
    }

    static List<Element> startsIn(Element scope) {
        return scope.children("startEvent");
    }

    /** The event sub-processes that may take the place of what goes on in a scope. */
    List<Element> replacementsIn(Element scope) {
        return diagram.in(scope).stream()
                .filter(n -> Diagram.isEventSubProcess(n)
                        && startsIn(n).stream()
                                .anyMatch(s -> !s.get("isInterrupting").equals("false") && !isCompensation(s)))
                .toList();
    }

    /** Compensation happens when what it belongs to has long ended. */
    static boolean isCompensation(Element event) {
        return event.child("compensateEventDefinition").isPresent();
    }

    /** Whether it ends its scope in another way than by its end, so that what comes after the scope is not reached. */
    static boolean throwsOut(Element node) {
        return node.type().equals("endEvent") && node.children().stream().anyMatch(c -> c.isType(THROWS_OUT));
    }

    /** Whether a case goes on by all ways out of a node, and not by one of them. */
    boolean forks(Element node) {
        return node.type().equals("parallelGateway")
                || !node.isType(Diagram.GATEWAYS)
                        && out(node).stream()
                                .allMatch(w -> w.flow() == null
                                        || w.flow().child("conditionExpression").isEmpty());
    }

    /** Whether a scope can end while branches in it are under way. */
    boolean mayTerminate(Element scope) {
        return diagram.in(scope).stream()
                .anyMatch(n -> n.child("terminateEventDefinition").isPresent());
    }

    /** The nodes from which a case can have come to a node, into a sub-process from before it. */
    Stream<Element> before(Element node) {
        Optional<Element> around = Optional.empty();
        if (node.type().equals("boundaryEvent")) {
            around = attachedTo(node);
        } else if (node.type().equals("startEvent")) {
            around = node.parent().filter(s -> Diagram.isNode(s) && !Diagram.isEventSubProcess(s));
        }
        return Stream.concat(around.stream(), Stream.of(node))
                .flatMap(n -> into(n).stream().map(Way::from));
    }
}
