package com.saleswright.redesign;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How processes hand variables to each other by call activities. */
final class Calls {

    private static final String CALL = "callActivity";

    private final Draft draft;

    /**
     * A call, and where it is.
     *
     * @param from the process that calls
     */
    record Call(VariableFlow from, Element node) {}

    Calls(Draft draft) {
        this.draft = draft;
    }

    List<Call> of(Element process) {
        return draft.diagrams().stream()
                .flatMap(d -> d.processes().stream().flatMap(p -> p.all()
                        .filter(n ->
                                n.type().equals(CALL) && n.get("calledElement").equals(process.id()))
                        .map(n -> new Call(draft.flow(d, p), n))))
                .toList();
    }

    /** The process that a node calls, if it is known. */
    Optional<VariableFlow> calledBy(Element node) {
        return node.type().equals(CALL)
                ? draft.process(node.get("calledElement")).map(l -> draft.flow(l.diagram(), l.process()))
                : Optional.empty();
    }

    /** A process and those whose variables it gets as a whole, by whatever steps between: none of them is left out. */
    Collection<VariableFlow> connected(VariableFlow process) {
        Map<Element, VariableFlow> found = new HashMap<>();
        Deque<VariableFlow> open = new ArrayDeque<>(List.of(process));
        while (!open.isEmpty()) {
            VariableFlow flow = open.pop();
            if (found.putIfAbsent(flow.process(), flow) == null) {
                flow.process().all().filter(Calls::bringsEverything).forEach(n -> calledBy(n)
                        .ifPresent(open::add));
                of(flow.process()).stream()
                        .filter(c -> handsEverything(c.node()))
                        .forEach(c -> open.add(c.from()));
            }
        }
        return found.values();
    }

    static boolean handsEverything(Element call) {
        return isEverything(call, "in");
    }

    static boolean bringsEverything(Element node) {
        return node.type().equals(CALL) && isEverything(node, "out");
    }

    private static boolean isEverything(Element call, String way) {
        return call.extensions(way).stream()
                .anyMatch(
                        m -> m.get("variables").equals("all") && !m.get("local").equals("true"));
    }

    /** Those variables of the called process that a call sets, besides handing it everything. */
    static Set<String> targets(Element call) {
        Set<String> targets = new TreeSet<>();
        for (Element in : call.extensions("in")) {
            targets.add(in.get("target"));
            if (in.get("variables").equals("all")) {
                targets.addAll(VariableWrites.own(call));
            }
        }
        targets.remove("");
        return targets;
    }
}
