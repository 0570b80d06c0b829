package com.saleswright.redesign;

import com.saleswright.redesign.VariableFlow.Need;
import com.saleswright.redesign.VariableFlow.Read;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a node looks up, in the order in which the engine does it. */
final class VariableReads {

    private final Diagram diagram;
    private final Draft draft;
    private final Catalogue catalogue;
    private final VariableWrites writes;
    private final CertainWrites certain;

    /**
     * Reads at one time.
     *
     * @param set what is set by then, on top of what was set before the node; anything if it is missing
     */
    record Moment(List<Read> reads, @Nullable Set<String> set) {}

    VariableReads(Diagram diagram, Draft draft, VariableWrites writes, CertainWrites certain) {
        this.diagram = diagram;
        this.draft = draft;
        this.catalogue = draft.catalogue();
        this.writes = writes;
        this.certain = certain;
    }

    List<Moment> of(Element node) {
        List<Moment> moments = new ArrayList<>();
        loop(node, moments);
        mappings(node, NodeParts.inputs(node), VariableWrites.forInputs(node), moments);
        Set<String> set = VariableWrites.own(node);
        set.addAll(ofActivity(node));
        for (Element listener : listeners(node).filter(NodeParts::isFirst).toList()) {
            set = byListener(node, listener, set, moments);
        }
        body(node, set, moments);
        set = NameSets.union(set, certain.done(node));
        for (Element listener : listeners(node).filter(NodeParts::isLast).toList()) {
            moments.add(new Moment(stepReads(listener, node.id()), set));
        }
        mappings(node, NodeParts.outputs(node), set, moments);
        conditions(node, moments);
        return moments;
    }

    /** What a call takes back, which is looked up in the called process. */
    List<Read> back(Element call) {
        List<Read> reads = new ArrayList<>();
        for (Element out : call.extensions("out")) {
            if (!out.get("source").isEmpty()) {
                reads.add(new Read(call.id(), out.get("source"), Need.EMPTY, "What it takes back from its call"));
            }
            names(out.get("sourceExpression"), call.id(), "What it takes back from its call,", reads);
        }
        return reads;
    }

    /** A timer begins in the scope of its activity, and sees what is mapped into that. */
    private Set<String> ofActivity(Element node) {
        return node.type().equals("boundaryEvent")
                ? diagram.find(node.get("attachedToRef"))
                        .filter(a -> NodeParts.multiInstance(a).isEmpty())
                        .map(VariableWrites::own)
                        .orElse(Set.of())
                : Set.of();
    }

    private void loop(Element node, List<Moment> moments) {
        NodeParts.multiInstance(node).ifPresent(loop -> {
            List<Read> reads = new ArrayList<>();
            String collection = loop.camunda("collection");
            if (!collection.isEmpty() && !Expressions.isExpression(collection)) {
                reads.add(new Read(node.id(), collection, Need.STOPS, "Its list"));
            }
            names(collection, node.id(), "Its list", reads);
            loop.children("loopCardinality").forEach(c -> names(c.text(), node.id(), "Its number of turns", reads));
            moments.add(new Moment(reads, Set.of()));

            List<Read> afterEach = new ArrayList<>();
            loop.children("completionCondition").forEach(c -> names(c.text(), node.id(), "Its condition", afterEach));
            moments.add(new Moment(afterEach, NameSets.union(VariableWrites.own(node), certain.done(node))));
        });
    }

    private void mappings(Element node, List<Element> parameters, @Nullable Set<String> set, List<Moment> moments) {
        List<Read> reads = new ArrayList<>();
        parameters.stream().flatMap(Element::all).forEach(e -> expressions(e, node.id(), reads));
        moments.add(new Moment(reads, set));
    }

    private Set<String> byListener(Element node, Element listener, Set<String> set, List<Moment> moments) {
        moments.add(new Moment(stepReads(listener, node.id()), set));
        Set<String> after = new TreeSet<>(set);
        writes.step(listener).ifPresent(s -> after.addAll(s.writes()));
        return after;
    }

    private void body(Element node, Set<String> set, List<Moment> moments) {
        List<Read> reads = new ArrayList<>();
        NodeParts.of(node).stream()
                .filter(e -> !NodeParts.isListener(e))
                .forEach(e -> expressions(e, node.id(), reads));
        NodeParts.callers(node)
                .filter(c -> !NodeParts.isFirst(c) && !NodeParts.isLast(c))
                .forEach(c -> reads.addAll(stepReads(c, node.id())));
        for (Element in : node.extensions("in")) {
            if (!in.get("source").isEmpty()) {
                reads.add(new Read(node.id(), in.get("source"), Need.EMPTY, "Its call"));
            }
            names(in.get("sourceExpression"), node.id(), "Its call", reads);
            names(in.get("businessKey"), node.id(), "Its call", reads);
        }
        decisionReads(node, reads);
        formReads(node, reads);
        moments.add(new Moment(reads, set));
    }

    private void conditions(Element node, List<Moment> moments) {
        for (Element flow : diagram.outgoing(node)) {
            List<Read> reads = new ArrayList<>();
            flow.child("conditionExpression").ifPresent(c -> names(c.text(), flow.id(), "Its condition", reads));
            moments.add(new Moment(reads, certain.after(node)));
            List<Read> taken = new ArrayList<>();
            flow.extensions("executionListener").forEach(l -> taken.addAll(stepReads(l, flow.id())));
            moments.add(new Moment(taken, NameSets.union(certain.after(node), writes.by(flow))));
        }
    }

    private static Stream<Element> listeners(Element node) {
        return NodeParts.of(node).stream().filter(NodeParts::isListener);
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

    private List<Read> stepReads(Element caller, String elementId) {
        return writes.step(caller).stream()
                .flatMap(step -> step.reads().stream()
                        .filter(r -> !Expressions.IMPLICIT.contains(r))
                        .map(r -> new Read(elementId, r, Need.STOPS, "The step '%s'".formatted(step.bean()))))
                .toList();
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
        for (String id : DecisionFile.required(decision)) {
            draft.decision(id).ifPresent(required -> {
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
}
