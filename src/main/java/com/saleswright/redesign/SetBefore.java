package com.saleswright.redesign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is set for certain before each node of a process: a data flow forward from its starts. */
final class SetBefore {

    private final Diagram diagram;
    private final Element process;
    private final Given given;
    private final ControlFlow flow;
    private final VariableWrites writes;
    private final CertainWrites certain;
    private final Calls calls;
    /** What is set on all paths that were found so far; nothing is known of a missing one. */
    private final Map<Element, Set<String>> before = new HashMap<>();
    /** What a node itself sets for certain. */
    private final Map<Element, Optional<Set<String>>> own = new HashMap<>();

    private boolean settled;

    SetBefore(
            Diagram diagram,
            Element process,
            Given given,
            ControlFlow flow,
            VariableWrites writes,
            CertainWrites certain,
            Calls calls) {
        this.diagram = diagram;
        this.process = process;
        this.given = given;
        this.flow = flow;
        this.writes = writes;
        this.certain = certain;
        this.calls = calls;
    }

    /** Null for anything, as for a node that nothing leads to. */
    @Nullable
    Set<String> of(Element node) {
        settle();
        return before.get(node);
    }

    /** What is set when a node has ended; null for anything. */
    @Nullable
    Set<String> after(Element node) {
        settle();
        return now(node);
    }

    /** Goes over all nodes until nothing changes: what is set only ever gets less. */
    private void settle() {
        if (settled) {
            return;
        }
        // Processes that call each other ask for it again; they add nothing to what they hand round.
        settled = true;
        flow.nodes().forEach(n -> own.put(n, Optional.ofNullable(certain.after(n))));
        Map<Element, Optional<Set<String>>> starts = new HashMap<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Element node : flow.nodes()) {
                Set<String> now = compute(node, starts);
                changed |= now != null && !now.equals(before.put(node, now));
            }
        }
    }

    private @Nullable Set<String> now(Element node) {
        return NameSets.union(
                before.get(node), Objects.requireNonNull(own.get(node)).orElse(null));
    }

    private @Nullable Set<String> compute(Element node, Map<Element, Optional<Set<String>>> starts) {
        if (node.type().equals("boundaryEvent")) {
            return flow.attachedTo(node).map(before::get).orElse(null);
        }
        Element scope = node.parent().orElse(process);
        if (node.type().equals("startEvent")) {
            return Diagram.isNode(scope)
                    ? atStart(node, scope)
                    : starts.computeIfAbsent(node, n -> Optional.ofNullable(atStart(n)))
                            .orElse(null);
        }
        // What nothing leads to is reported as unreachable, or reached by compensation, when anything may be set.
        List<Set<String>> states = new ArrayList<>();
        for (ControlFlow.Way way : flow.into(node)) {
            states.add(NameSets.union(now(way.from()), writes.by(way.flow())));
        }
        if (!node.type().equals("parallelGateway") || states.isEmpty()) {
            return NameSets.common(states);
        }
        Set<String> joined = Set.of();
        for (Set<String> state : states) {
            joined = NameSets.union(joined, state);
        }
        return joined;
    }

    private @Nullable Set<String> atStart(Element start, Element scope) {
        if (!Diagram.isEventSubProcess(scope)) {
            return inside(scope);
        }
        return ControlFlow.isCompensation(start)
                ? null
                : atBeginning(scope.parent().orElse(process));
    }

    private @Nullable Set<String> atBeginning(Element scope) {
        return Diagram.isNode(scope) && !Diagram.isEventSubProcess(scope)
                ? inside(scope)
                : NameSets.common(
                        ControlFlow.startsIn(scope).stream().map(this::now).toList());
    }

    /** Before a scope, with what only it sees. */
    private @Nullable Set<String> inside(Element scope) {
        return NameSets.union(before.get(scope), writes.first(scope));
    }

    /** What is set whoever starts the process at this event. */
    private @Nullable Set<String> atStart(Element start) {
        Optional<String> message = diagram.messageOf(start);
        if (message.isPresent()) {
            return given.with(message.get());
        }
        if (start.children().stream().anyMatch(c -> c.type().endsWith("EventDefinition"))) {
            return Set.of();
        }
        List<Set<String>> ways = new ArrayList<>();
        if (given.variables().containsKey(process.id())) {
            ways.add(given.with(process.id()));
        }
        if (!start.camunda("formRef").isEmpty()) {
            ways.add(writes.byForm(start));
        }
        calls.of(process).forEach(c -> ways.add(c.from().handed(c.node())));
        return ways.isEmpty() ? Set.of() : NameSets.common(ways);
    }
}
