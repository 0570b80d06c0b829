package com.saleswright.redesign;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    private static final Set<String> CALLERS = Set.of("serviceTask", "sendTask", "businessRuleTask");
    /** What the engine does not evaluate, or not here. */
    private static final Set<String> ELSEWHERE = Set.of("property", "condition", "in", "out");

    private static final Set<String> AT_THE_END = Set.of("completionCondition", "outputParameter");

    private final Diagram diagram;
    private final Element process;
    private final Draft draft;
    private final Catalogue catalogue;
    private final Map<Element, List<Element>> into = new HashMap<>();
    /** What is set before and after a node on all paths that were found so far; nothing is known of a missing one. */
    private final Map<Element, Set<String>> before = new HashMap<>();

    private final Map<Element, Set<String>> after = new HashMap<>();
    private final Set<String> ever = new TreeSet<>();
    private boolean unknownSteps;

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
        this.diagram = diagram;
        this.process = process;
        this.draft = draft;
        this.catalogue = draft.catalogue();
        nodes().forEach(node -> diagram.flowsAndLinks(node)
                .forEach(next ->
                        into.computeIfAbsent(next, n -> new ArrayList<>()).add(node)));
        nodes().forEach(node -> {
            ever.addAll(possible(node));
            unknownSteps |= isUnknownStep(node);
        });
        settle();
    }

    /** Names of all variables that something in the process may set, or that come with its start or its messages. */
    public Set<String> ever() {
        return Set.copyOf(ever);
    }

    /** What a node may set. */
    public Set<String> setBy(Element node) {
        return possible(node);
    }

    /** Whether a node runs something of which nobody knows what it sets. */
    public boolean mayChangeAnything(Element node) {
        return isUnknownStep(node);
    }

    /** What is looked up anywhere in the process. */
    public List<Read> reads() {
        return nodes().flatMap(n -> Stream.of(onEntry(n), onExit(n), onFlows(n)).flatMap(Collection::stream))
                .toList();
    }

    /** What is looked up and may be missing. */
    public List<Missing> missing() {
        List<Missing> missing = new ArrayList<>();
        nodes().forEach(node -> {
            compare(node, onEntry(node), inside(node), missing);
            Set<String> inside = inside(node);
            Set<String> end = atEndIn(node);
            compare(node, onExit(node), inside == null || end == null ? null : union(List.of(inside, end)), missing);
            compare(node, onFlows(node), after.get(node), missing);
        });
        return missing;
    }

    /** What is set when the process has ended, on every path to an end; null when nothing is known of it. */
    @Nullable
    Set<String> atEnd() {
        return atEndOf(process);
    }

    private void compare(Element node, List<Read> reads, @Nullable Set<String> set, List<Missing> missing) {
        if (set == null) {
            return;
        }
        for (Read read : reads) {
            if (set.contains(read.variable())
                    || missing.stream().anyMatch(m -> m.read().equals(read))) {
                continue;
            }
            boolean isEver = ever.contains(read.variable());
            if (isEver || !unknownSteps) {
                missing.add(new Missing(read, isEver, isEver ? pathWithout(node, read.variable()) : List.of()));
            }
        }
    }

    // ---- the flow

    private Stream<Element> nodes() {
        return process.all().filter(Diagram::isNode);
    }

    /** Goes over all nodes until nothing changes: what is set only ever gets less. */
    private void settle() {
        List<Element> all = nodes().toList();
        boolean changed = true;
        for (int round = 0; changed && round < all.size() + 10; round++) {
            changed = false;
            for (Element node : all) {
                changed |= put(before, node, computeBefore(node));
                changed |= put(after, node, computeAfter(node));
            }
        }
    }

    private static boolean put(Map<Element, Set<String>> states, Element node, @Nullable Set<String> state) {
        return state == null ? states.remove(node) != null : !state.equals(states.put(node, state));
    }

    private Stream<Element> startsIn(Element scope) {
        return scope.children("startEvent").stream();
    }

    private @Nullable Set<String> computeBefore(Element node) {
        if (node.type().equals("boundaryEvent")) {
            return diagram.find(node.get("attachedToRef")).map(before::get).orElse(null);
        }
        if (node.type().equals("startEvent") && node.parent().isPresent()) {
            return atStart(node, node.parent().get());
        }
        List<Element> sources = into.getOrDefault(node, List.of());
        if (sources.isEmpty()) {
            // Reported as unreachable, or reached by compensation, when anything may be set.
            return null;
        }
        List<Set<String>> states = new ArrayList<>();
        for (Element source : sources) {
            Set<String> state = after.get(source);
            if (state != null) {
                states.add(state);
            } else if (node.type().equals("parallelGateway")) {
                return null;
            }
        }
        return node.type().equals("parallelGateway") ? union(states) : common(states);
    }

    private @Nullable Set<String> atStart(Element start, Element scope) {
        if (!Diagram.isNode(scope)) {
            Optional<String> message = diagram.messageOf(start);
            if (message.isPresent()) {
                return catalogue.given().with(message.get());
            }
            return start.children().stream().anyMatch(c -> c.type().endsWith("EventDefinition"))
                    ? Set.of()
                    : startVariables(start);
        }
        if (Diagram.isEventSubProcess(scope)) {
            return scope.parent().map(this::atBeginningOf).orElse(null);
        }
        return inside(scope);
    }

    private @Nullable Set<String> atBeginningOf(Element scope) {
        if (Diagram.isNode(scope) && !Diagram.isEventSubProcess(scope)) {
            return inside(scope);
        }
        return common(startsIn(scope).map(after::get).filter(Objects::nonNull).toList());
    }

    /** What is set whoever starts the process at this event. */
    private Set<String> startVariables(Element start) {
        List<Set<String>> ways = new ArrayList<>();
        if (catalogue.given().variables().containsKey(process.id())) {
            ways.add(catalogue.given().with(process.id()));
        }
        if (!start.camunda("formRef").isEmpty()) {
            ways.add(formWrites(start, FormFile.Input::always));
        }
        draft.diagrams().forEach(d -> d.nodes("callActivity").stream()
                .filter(c -> c.get("calledElement").equals(process.id()))
                .forEach(c -> ways.add(handedBy(d, c))));
        Set<String> common = common(ways);
        return common == null ? Set.of() : common;
    }

    private Set<String> handedBy(Diagram caller, Element call) {
        Set<String> handed = new TreeSet<>();
        for (Element in : call.extensions("in")) {
            if (in.get("variables").equals("all")) {
                caller.processes().stream()
                        .filter(p -> p.all().anyMatch(call::equals))
                        .filter(p -> !p.id().equals(process.id()))
                        .forEach(p -> handed.addAll(draft.flow(caller, p).ever()));
            }
            handed.add(in.get("target"));
        }
        handed.remove("");
        return handed;
    }

    /** Before a node, with what only it sees. */
    private @Nullable Set<String> inside(Element node) {
        Set<String> outside = before.get(node);
        return outside == null ? null : union(List.of(outside, own(node)));
    }

    private static Set<String> own(Element node) {
        Set<String> own = new TreeSet<>();
        inputOutput(node, "inputParameter").forEach(p -> own.add(p.name()));
        multiInstance(node).ifPresent(m -> own.add(m.camunda("elementVariable")));
        return own;
    }

    private @Nullable Set<String> computeAfter(Element node) {
        Set<String> in = before.get(node);
        Set<String> end = atEndIn(node);
        if (in == null || end == null) {
            return null;
        }
        Set<String> result = new TreeSet<>(in);
        if (!mayBeSkipped(node)) {
            result.addAll(end);
            own(node).stream().filter(o -> !in.contains(o)).forEach(result::remove);
            inputOutput(node, "outputParameter").forEach(p -> result.add(p.name()));
        }
        return result;
    }

    /** A multi-instance activity over an empty list does nothing. */
    private static boolean mayBeSkipped(Element node) {
        return multiInstance(node).isPresent()
                && !multiInstance(node)
                        .flatMap(m -> m.child("loopCardinality"))
                        .map(Element::text)
                        .filter(t -> t.matches("[1-9]\\d*"))
                        .isPresent();
    }

    private static Optional<Element> multiInstance(Element node) {
        return node.child("multiInstanceLoopCharacteristics");
    }

    private static List<Element> inputOutput(Element node, String type) {
        return node.extensions("inputOutput").stream()
                .flatMap(io -> io.children(type).stream())
                .toList();
    }

    /** What is set inside a node when it has ended. */
    private @Nullable Set<String> atEndIn(Element node) {
        if (node.isType(Diagram.SUB_PROCESSES)) {
            return atEndOf(node);
        }
        return isUnknownStep(node) ? null : writes(node, FormFile.Input::always);
    }

    private @Nullable Set<String> atEndOf(Element scope) {
        Set<Element> main = new HashSet<>();
        Deque<Element> open = new ArrayDeque<>(startsIn(scope).toList());
        while (!open.isEmpty()) {
            Element node = open.pop();
            if (main.add(node)) {
                open.addAll(diagram.flowsAndLinks(node));
                // A branch that does not interrupt comes on top of the one that must end as well.
                diagram.attachedTo(node).stream()
                        .filter(b -> !b.get("cancelActivity").equals("false"))
                        .forEach(open::add);
            }
        }
        List<Set<String>> ends = new ArrayList<>();
        boolean several = false;
        for (Element node : main) {
            boolean throwsOut = node.children().stream()
                    .anyMatch(c -> Set.of("errorEventDefinition", "cancelEventDefinition")
                            .contains(c.type()));
            if (diagram.flowsAndLinks(node).isEmpty() && !throwsOut && after.get(node) != null) {
                ends.add(after.get(node));
            }
            several |= node.isType(Set.of("parallelGateway", "inclusiveGateway"))
                    && diagram.outgoing(node).size() > 1;
        }
        for (Element other : diagram.in(scope)) {
            boolean interrupts = Diagram.isEventSubProcess(other)
                    && startsIn(other).anyMatch(s -> !s.get("isInterrupting").equals("false"));
            Set<String> end = interrupts ? atEndOf(other) : null;
            if (end != null) {
                ends.add(end);
            }
        }
        // Where several branches end on their own, what any of them sets is set.
        return several ? ends.isEmpty() ? null : union(ends) : common(ends);
    }

    // ---- what is set

    private Set<String> possible(Element node) {
        Set<String> all = writes(node, FormFile.Input::submitted);
        all.addAll(own(node));
        inputOutput(node, "outputParameter").forEach(p -> all.add(p.name()));
        if (node.type().equals("startEvent")
                && node.parent().filter(process::equals).isPresent()) {
            all.addAll(catalogue.given().with(process.id()));
            draft.diagrams().forEach(d -> d.nodes("callActivity").stream()
                    .filter(c -> c.get("calledElement").equals(process.id()))
                    .forEach(c -> all.addAll(handedBy(d, c))));
        }
        if (node.type().equals("callActivity")) {
            node.extensions("out").stream()
                    .filter(o -> o.get("variables").equals("all"))
                    .forEach(o -> draft.process(node.get("calledElement"))
                            .filter(c -> !c.process().equals(process))
                            .ifPresent(c -> all.addAll(
                                    draft.flow(c.diagram(), c.process()).ever())));
        }
        return all;
    }

    /** What a node sets, of its form's fields those that count; a sub-process itself sets nothing. */
    private Set<String> writes(Element node, Predicate<FormFile.Input> counting) {
        Set<String> writes = new TreeSet<>();
        callers(node).forEach(c -> step(c).ifPresent(s -> writes.addAll(s.writes())));
        ownElements(node).forEach(e -> {
            writes.add(e.camunda("resultVariable"));
            writes.add(e.camunda("errorCodeVariable"));
            writes.add(e.camunda("errorMessageVariable"));
            writes.add(e.camunda("escalationCodeVariable"));
            writes.add(e.camunda("initiator"));
        });
        diagram.messageOf(node).map(catalogue.given()::with).ifPresent(writes::addAll);
        if (!node.camunda("formRef").isEmpty()) {
            writes.addAll(formWrites(node, counting));
        }
        node.extensions("out").forEach(o -> writes.add(o.get("target")));
        writes.remove("");
        return writes;
    }

    private Set<String> formWrites(Element node, Predicate<FormFile.Input> counting) {
        String ref = node.camunda("formRef");
        if (!Expressions.isExpression(ref)) {
            return formWrites(ref, counting);
        }
        // Whoever calls the process chooses the form, so it may be any.
        Set<String> writes = new TreeSet<>();
        draft.forms().forEach(f -> writes.addAll(formWrites(f.id(), FormFile.Input::submitted)));
        return writes;
    }

    private Set<String> formWrites(String id, Predicate<FormFile.Input> counting) {
        Given.Taken taken = catalogue.given().forms().get(id);
        Set<String> writes = new TreeSet<>();
        draft.form(id).stream()
                .flatMap(f -> f.inputs().stream())
                .filter(counting)
                .map(FormFile.Input::variable)
                .forEach(writes::add);
        if (taken != null) {
            writes.removeAll(taken.fields());
            writes.addAll(taken.facts());
        }
        return writes;
    }

    /** Whether it runs something of which nobody knows what it sets. */
    private boolean isUnknownStep(Element node) {
        boolean unknownCode = ownElements(node)
                .anyMatch(e -> !e.camunda("class").isEmpty()
                        || !e.camunda("type").isEmpty() && e.type().endsWith("Task")
                        || e.isType(Set.of("script", "scriptTask", "connector")));
        return unknownCode
                || callers(node).anyMatch(c -> !c.camunda("delegateExpression").isEmpty() && step(c).isEmpty());
    }

    // ---- what is read

    private List<Read> onEntry(Element node) {
        List<Read> reads = new ArrayList<>();
        ownElements(node)
                .filter(e -> !isBelow(e, node, AT_THE_END) && !isAtTheEnd(e))
                .forEach(e -> expressions(e, node.id(), reads));
        callers(node).filter(c -> !isAtTheEnd(c)).forEach(c -> stepReads(c, node.id(), reads));
        multiInstance(node)
                .map(m -> m.camunda("collection"))
                .filter(c -> !c.isEmpty() && !Expressions.isExpression(c))
                .ifPresent(c -> reads.add(new Read(node.id(), c, Need.STOPS, "Its list")));
        node.extensions("in").stream()
                .map(in -> in.get("source"))
                .filter(s -> !s.isEmpty())
                .forEach(s -> reads.add(new Read(node.id(), s, Need.EMPTY, "Its call")));
        decisionReads(node, reads);
        formReads(node, reads);
        return reads;
    }

    private List<Read> onExit(Element node) {
        List<Read> reads = new ArrayList<>();
        ownElements(node)
                .filter(e -> isBelow(e, node, AT_THE_END) || isAtTheEnd(e))
                .forEach(e -> expressions(e, node.id(), reads));
        callers(node).filter(VariableFlow::isAtTheEnd).forEach(c -> stepReads(c, node.id(), reads));
        return reads;
    }

    private List<Read> onFlows(Element node) {
        List<Read> reads = new ArrayList<>();
        for (Element flow : diagram.outgoing(node)) {
            flow.child("conditionExpression").ifPresent(c -> names(c.text(), flow.id(), "Its condition", reads));
        }
        return reads;
    }

    private void expressions(Element element, String nodeId, List<Read> reads) {
        for (String text : element.values()) {
            names(text, nodeId, "Its expression", reads);
        }
        if (element.children().isEmpty()) {
            names(element.text(), nodeId, "Its expression", reads);
        }
    }

    private void names(String text, String elementId, String by, List<Read> reads) {
        if (!Expressions.isExpression(text)) {
            return;
        }
        for (String name : Expressions.parse(text).certain()) {
            if (!Expressions.IMPLICIT.contains(name) && !catalogue.steps().containsKey(name)) {
                reads.add(new Read(elementId, name, Need.STOPS, "%s %s".formatted(by, text.strip())));
            }
        }
    }

    private void stepReads(Element caller, String nodeId, List<Read> reads) {
        step(caller).ifPresent(step -> step.reads().stream()
                .filter(r -> !Expressions.IMPLICIT.contains(r))
                .forEach(r -> reads.add(new Read(nodeId, r, Need.STOPS, "The step '%s'".formatted(step.bean())))));
    }

    private void decisionReads(Element node, List<Read> reads) {
        String id = node.camunda("decisionRef");
        if (!id.isEmpty()) {
            draft.decision(id).ifPresent(d -> decisionInputs(d, new HashSet<>())
                    .forEach(i -> reads.add(new Read(node.id(), i, Need.EMPTY, "The decision '%s'".formatted(id)))));
        }
    }

    /** What a decision and those that it requires look up, without what they answer each other. */
    private Set<String> decisionInputs(Element decision, Set<String> seen) {
        Set<String> inputs = new TreeSet<>();
        if (!seen.add(decision.id())) {
            return inputs;
        }
        decision.children("decisionTable").stream()
                .flatMap(t -> t.children("input").stream())
                .flatMap(i -> i.children("inputExpression").stream())
                .flatMap(e -> e.children("text").stream())
                .forEach(t -> inputs.addAll(Feel.names(t.text())));
        decision.children("literalExpression").stream()
                .flatMap(e -> e.children("text").stream())
                .forEach(t -> inputs.addAll(Feel.names(t.text())));
        Set<String> answers = new TreeSet<>();
        for (Element requirement : decision.children("informationRequirement")) {
            requirement
                    .child("requiredDecision")
                    .flatMap(r -> draft.decision(r.get("href").replace("#", "")))
                    .ifPresent(required -> {
                        required.all()
                                .filter(e -> e.isType(Set.of("output", "variable")))
                                .forEach(o -> answers.add(o.name()));
                        answers.add(required.id());
                        inputs.addAll(decisionInputs(required, seen));
                    });
        }
        inputs.removeAll(answers);
        return inputs;
    }

    private void formReads(Element node, List<Read> reads) {
        String ref = node.camunda("formRef");
        if (node.type().equals("userTask") && !catalogue.given().forms().containsKey(ref)) {
            draft.form(ref).ifPresent(form -> form.reads()
                    .forEach(r -> reads.add(new Read(node.id(), r, Need.EMPTY, "The form '%s'".formatted(ref)))));
        }
    }

    // ---- elements

    /** The elements of a node that belong to it and not to a node or flow inside, without what is not evaluated there. */
    private static Stream<Element> ownElements(Element node) {
        List<Element> own = new ArrayList<>();
        collectOwn(node, node, own);
        return own.stream();
    }

    private static void collectOwn(Element node, Element element, List<Element> own) {
        own.add(element);
        boolean isRead = node.type().equals("userTask");
        for (Element child : element.children()) {
            if (!Diagram.isNode(child)
                    && !child.type().equals("sequenceFlow")
                    && !child.isType(ELSEWHERE)
                    && (isRead || !child.type().equals("documentation"))) {
                collectOwn(node, child, own);
            }
        }
    }

    private static boolean isBelow(Element element, Element node, Set<String> types) {
        for (Element e = element; e != node; ) {
            if (e.isType(types)) {
                return true;
            }
            Optional<Element> parent = e.parent();
            if (parent.isEmpty()) {
                return false;
            }
            e = parent.get();
        }
        return false;
    }

    /** A listener that runs when the node or its task is done. */
    private static boolean isAtTheEnd(Element element) {
        return element.isType(Set.of("executionListener", "taskListener"))
                && Set.of("end", "complete").contains(element.get("event"));
    }

    /** What carries the name of a step: the node, its message event, its listeners. */
    private static Stream<Element> callers(Element node) {
        return ownElements(node)
                .filter(e -> e == node
                        ? e.isType(CALLERS)
                        : !e.camunda("delegateExpression").isEmpty()
                                || !e.get("delegateExpression").isEmpty());
    }

    private Optional<Catalogue.Step> step(Element caller) {
        String expression = delegateOf(caller);
        Expressions.Parsed parsed = Expressions.parse(expression);
        return expression.isEmpty() || !parsed.bare()
                ? Optional.empty()
                : Optional.ofNullable(
                        catalogue.steps().get(parsed.names().iterator().next()));
    }

    private static String delegateOf(Element caller) {
        String own = caller.camunda("delegateExpression");
        return own.isEmpty() ? caller.get("delegateExpression") : own;
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
                    sources(first).filter(s -> lacks(s, variable)).toList();
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
        Set<String> set = node.isType(Diagram.SUB_PROCESSES) ? before.get(node) : after.get(node);
        return set != null && !set.contains(variable);
    }

    private Stream<Element> sources(Element node) {
        if (node.type().equals("boundaryEvent")) {
            return diagram.find(node.get("attachedToRef")).stream()
                    .flatMap(a -> into.getOrDefault(a, List.of()).stream());
        }
        if (node.type().equals("startEvent")) {
            return node.parent().filter(Diagram::isNode).stream()
                    .filter(s -> !Diagram.isEventSubProcess(s))
                    .flatMap(s -> into.getOrDefault(s, List.of()).stream());
        }
        return into.getOrDefault(node, List.of()).stream();
    }

    // ---- sets

    private static Set<String> union(Collection<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What all of them have; null for none of them. */
    private static @Nullable Set<String> common(Collection<Set<String>> sets) {
        Set<String> common = null;
        for (Set<String> set : sets) {
            if (common == null) {
                common = new TreeSet<>(set);
            } else {
                common.retainAll(set);
            }
        }
        return common;
    }
}
