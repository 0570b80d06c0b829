package com.saleswright.redesign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is set for certain when a node or a scope has ended, whichever way a case takes through it: a data flow backward
 * from the ends. No set stands for anything, so that nothing is said of what comes after a step that nobody knows.
 */
final class CertainWrites {

    private final Diagram diagram;
    private final ControlFlow flow;
    private final VariableWrites writes;
    private final Calls calls;
    private final Map<Element, Optional<Set<String>>> scopes = new HashMap<>();
    private final Set<Element> open = new HashSet<>();

    CertainWrites(Diagram diagram, ControlFlow flow, VariableWrites writes, Calls calls) {
        this.diagram = diagram;
        this.flow = flow;
        this.writes = writes;
        this.calls = calls;
    }

    /** What a node has set for those after it. */
    @Nullable
    Set<String> after(Element node) {
        Set<String> done = done(node);
        if (done == null) {
            return null;
        }
        Set<String> after = new TreeSet<>();
        if (!mayBeSkipped(node)) {
            after.addAll(done);
            after.removeAll(VariableWrites.own(node));
            NodeParts.outputs(node).forEach(p -> after.add(p.name()));
        }
        return after;
    }

    /** What is set inside a node when its work is done. */
    @Nullable
    Set<String> done(Element node) {
        if (writes.isUnknownStep(node)) {
            return null;
        }
        Set<String> done = writes.certain(node);
        if (node.isType(Diagram.SUB_PROCESSES)) {
            return NameSets.union(done, in(node));
        }
        return Calls.bringsEverything(node)
                ? NameSets.union(
                        NameSets.union(done, Calls.targets(node)),
                        calls.calledBy(node).map(VariableFlow::certain).orElse(null))
                : done;
    }

    /** A multi-instance activity over an empty list does nothing. */
    private static boolean mayBeSkipped(Element node) {
        return NodeParts.multiInstance(node)
                .filter(m -> m.child("loopCardinality")
                        .filter(c -> c.text().matches("[1-9]\\d*"))
                        .isEmpty())
                .isPresent();
    }

    /** What is set between the beginning of a scope and its end. */
    @Nullable
    Set<String> in(Element scope) {
        Optional<Set<String>> known = scopes.get(scope);
        if (known != null) {
            return known.orElse(null);
        }
        if (!open.add(scope)) {
            // A process that calls itself sets what it sets on the ways on which it does not.
            return null;
        }
        Set<String> found = fromStart(scope);
        open.remove(scope);
        scopes.put(scope, Optional.ofNullable(found));
        return found;
    }

    private @Nullable Set<String> fromStart(Element scope) {
        Map<Element, Optional<Set<String>>> own = new HashMap<>();
        List<Element> nodes = diagram.in(scope);
        nodes.forEach(n -> own.put(n, Optional.ofNullable(after(n))));
        Map<Element, Set<String>> from = new HashMap<>();
        boolean cutShort = flow.mayTerminate(scope);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = nodes.size() - 1; i >= 0; i--) {
                Element node = nodes.get(i);
                Set<String> now =
                        from(node, Objects.requireNonNull(own.get(node)).orElse(null), from, cutShort);
                changed |= now != null && !now.equals(from.put(node, now));
            }
        }
        List<Set<String>> ways = new ArrayList<>();
        ControlFlow.startsIn(scope).forEach(s -> ways.add(from.get(s)));
        flow.replacementsIn(scope).forEach(r -> ways.add(in(r)));
        return NameSets.common(ways);
    }

    /** What is set between a node and the end of its scope, by it and by all that it leads to. */
    private @Nullable Set<String> from(
            Element node, @Nullable Set<String> own, Map<Element, Set<String>> from, boolean cutShort) {
        List<Set<String>> onwards = new ArrayList<>();
        for (ControlFlow.Way way : flow.out(node)) {
            onwards.add(NameSets.union(writes.by(way.flow()), from.get(way.to())));
        }
        Set<String> rest;
        if (onwards.isEmpty()) {
            rest = ControlFlow.throwsOut(node) ? null : Set.of();
        } else if (flow.forks(node) && !cutShort) {
            rest = Set.of();
            for (Set<String> way : onwards) {
                rest = NameSets.union(rest, way);
            }
        } else {
            rest = NameSets.common(onwards);
        }
        List<Set<String>> ends = new ArrayList<>();
        ends.add(NameSets.union(own, rest));
        flow.exits(node).forEach(e -> ends.add(from.get(e)));
        return NameSets.common(ends);
    }
}
