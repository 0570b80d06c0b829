package com.saleswright.redesign;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which variables of a process are set where: a forward data flow over its diagram that keeps what is set on every path.
 *
 * <p>A variable that is set to null is set. Where paths meet, only what all of them set is kept; a parallel join keeps
 * what any of its branches sets. A boundary event begins with what was set before its activity, an event sub-process with
 * what was set when its scope began. Whatever the catalogue does not know sets everything, so that nothing is said about
 * what comes after it.
 */
public final class VariableFlow {

    private final Element process;
    private final Given given;
    private final ControlFlow flow;
    private final VariableWrites writes;
    private final CertainWrites certain;
    private final VariableReads reads;
    private final Calls calls;
    private final SetBefore before;

    /** What a step that finds a variable missing does. */
    public enum Need {
        /** The case stops there. */
        STOPS,
        /** It goes on with nothing in its place. */
        EMPTY
    }

    /**
     * A place where a variable is looked up.
     *
     * @param elementId the node or flow
     * @param by what looks it up, to begin a sentence with
     */
    public record Read(String elementId, String variable, Need need, String by) {}

    /**
     * A read of what may be missing.
     *
     * @param ever whether anything in the process sets it at all
     * @param path a way to get there without it, by element ids
     */
    public record Missing(Read read, boolean ever, List<String> path) {}

    VariableFlow(Diagram diagram, Element process, Draft draft) {
        this.process = process;
        this.given = draft.catalogue().given();
        this.flow = new ControlFlow(diagram, process);
        this.writes = new VariableWrites(diagram, draft);
        this.calls = new Calls(draft);
        this.certain = new CertainWrites(diagram, flow, writes, calls);
        this.reads = new VariableReads(diagram, draft, writes, certain);
        this.before = new SetBefore(diagram, process, given, flow, writes, certain, calls);
    }

    Element process() {
        return process;
    }

    /** What is set from its start to its end, whichever way a case takes; null for anything. */
    @Nullable
    Set<String> certain() {
        return certain.in(process);
    }

    /** Names of all variables that something in the process may set, or that come with its start or its messages. */
    public Set<String> ever() {
        Set<String> ever = new TreeSet<>();
        calls.connected(this).forEach(f -> ever.addAll(f.possible()));
        return ever;
    }

    private Set<String> possible() {
        Set<String> possible = new TreeSet<>(given.with(process.id()));
        flow.nodes().forEach(n -> possible.addAll(writes.possible(n)));
        calls.of(process).forEach(c -> possible.addAll(Calls.targets(c.node())));
        return possible;
    }

    private boolean isAnythingPossible() {
        return calls.connected(this).stream()
                .anyMatch(f -> f.flow.nodes().stream().anyMatch(f.writes::isUnknown));
    }

    /** What a node may set. */
    public Set<String> setBy(Element node) {
        Set<String> set = writes.possible(node);
        if (Calls.bringsEverything(node)) {
            calls.calledBy(node).ifPresent(called -> set.addAll(called.ever()));
        }
        return set;
    }

    /** Whether a node runs something of which nobody knows what it sets. */
    public boolean mayChangeAnything(Element node) {
        return writes.isUnknown(node);
    }

    /** What is looked up anywhere in the process. */
    public List<Read> reads() {
        return flow.nodes().stream()
                .flatMap(n ->
                        Stream.concat(reads.of(n).stream().flatMap(m -> m.reads().stream()), reads.back(n).stream()))
                .toList();
    }

    /** What is looked up and may be missing. */
    public List<Missing> missing() {
        Set<String> ever = ever();
        boolean anything = isAnythingPossible();
        Map<Read, Missing> missing = new LinkedHashMap<>();
        for (Element node : flow.nodes()) {
            for (VariableReads.Moment moment : reads.of(node)) {
                Set<String> set = NameSets.union(before.of(node), moment.set());
                if (set != null) {
                    moment.reads().stream()
                            .filter(r -> !set.contains(r.variable()))
                            .filter(r -> ever.contains(r.variable()) || !anything)
                            .forEach(r -> missing.computeIfAbsent(r, x -> missing(node, r, ever)));
                }
            }
            calls.calledBy(node).ifPresent(called -> called.missingFor(node)
                    .forEach(r -> missing.put(r, new Missing(r, false, List.of()))));
        }
        return List.copyOf(missing.values());
    }

    private Missing missing(Element node, Read read, Set<String> ever) {
        boolean isEver = ever.contains(read.variable());
        return new Missing(read, isEver, isEver ? pathWithout(node, read.variable()) : List.of());
    }

    /** What a call takes back that nothing here sets. */
    private List<Read> missingFor(Element call) {
        List<Read> back = reads.back(call);
        if (back.isEmpty() || isAnythingPossible()) {
            return List.of();
        }
        Set<String> ever = ever();
        return back.stream().filter(r -> !ever.contains(r.variable())).toList();
    }

    /** What a call of this process gives to another; null for anything. */
    @Nullable
    Set<String> handed(Element call) {
        return Calls.handsEverything(call) ? NameSets.union(before.of(call), Calls.targets(call)) : Calls.targets(call);
    }

    /** A way from a beginning of the process to a node on which nothing sets the variable. */
    private List<String> pathWithout(Element node, String variable) {
        Map<Element, Element> cameFrom = new HashMap<>();
        Deque<Element> open = new ArrayDeque<>(List.of(node));
        Set<Element> seen = new HashSet<>(open);
        Element first = node;
        while (!open.isEmpty()) {
            first = open.poll();
            List<Element> sources =
                    flow.before(first).filter(s -> lacks(s, variable)).toList();
            if (sources.isEmpty()) {
                break;
            }
            for (Element source : sources) {
                if (seen.add(source)) {
                    cameFrom.put(source, first);
                    open.add(source);
                }
            }
        }
        List<String> path = new ArrayList<>();
        for (Element e = first; e != null; e = cameFrom.get(e)) {
            path.add(e.id());
        }
        return path;
    }

    private boolean lacks(Element node, String variable) {
        Set<String> state = node.isType(Diagram.SUB_PROCESSES) ? before.of(node) : before.after(node);
        return state != null && !state.contains(variable);
    }
}
