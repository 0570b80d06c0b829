package com.saleswright.redesign;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What single nodes and flows set. */
final class VariableWrites {

    /** They are scopes whatever is in them, so that their mappings are evaluated inside the loop over them. */
    private static final Set<String> SCOPES = Set.of("subProcess", "transaction", "callActivity", "receiveTask");

    private final Diagram diagram;
    private final Draft draft;
    private final Catalogue catalogue;

    VariableWrites(Diagram diagram, Draft draft) {
        this.diagram = diagram;
        this.draft = draft;
        this.catalogue = draft.catalogue();
    }

    /** What a node may set for those after it or inside it, whatever is entered in its form. */
    Set<String> possible(Element node) {
        Set<String> all = by(node, FormFile.Input::submitted);
        all.addAll(own(node));
        NodeParts.outputs(node).forEach(p -> all.add(p.name()));
        for (Element flow : diagram.outgoing(node)) {
            Set<String> taken = by(flow);
            if (taken != null) {
                all.addAll(taken);
            }
        }
        return all;
    }

    /** What a node sets for certain, without what its mappings make of it. */
    Set<String> certain(Element node) {
        return by(node, FormFile.Input::always);
    }

    /** What a node sets, of its form's fields those that count; not what is inside a sub-process or called. */
    private Set<String> by(Element node, Predicate<FormFile.Input> counting) {
        Set<String> writes = new TreeSet<>();
        NodeParts.callers(node).forEach(c -> step(c).ifPresent(s -> writes.addAll(s.writes())));
        NodeParts.of(node).forEach(e -> {
            writes.add(e.camunda("resultVariable"));
            writes.add(e.camunda("errorCodeVariable"));
            writes.add(e.camunda("errorMessageVariable"));
            writes.add(e.camunda("escalationCodeVariable"));
            writes.add(e.camunda("initiator"));
        });
        diagram.messageOf(node).map(catalogue.given()::with).ifPresent(writes::addAll);
        if (!node.camunda("formRef").isEmpty()) {
            writes.addAll(byForm(node, counting));
        }
        node.extensions("out").stream()
                .filter(o -> !o.get("local").equals("true"))
                .forEach(o -> writes.add(o.get("target")));
        writes.remove("");
        return writes;
    }

    private Set<String> byForm(Element node, Predicate<FormFile.Input> counting) {
        String ref = node.camunda("formRef");
        if (!Expressions.isExpression(ref)) {
            return byForm(ref, counting);
        }
        // Whoever calls the process chooses the form, so it may be any.
        Set<String> writes = new TreeSet<>();
        draft.forms().forEach(f -> writes.addAll(byForm(f.id(), FormFile.Input::submitted)));
        return writes;
    }

    /** What a form sets whatever else is entered in it. */
    Set<String> byForm(Element node) {
        return byForm(node, FormFile.Input::always);
    }

    private Set<String> byForm(String id, Predicate<FormFile.Input> counting) {
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

    /** What the listeners on a flow set when it is taken; null for anything. */
    @Nullable
    Set<String> by(@Nullable Element flow) {
        Set<String> writes = new TreeSet<>();
        if (flow != null) {
            for (Element listener : flow.extensions("executionListener")) {
                Optional<Catalogue.Step> step = step(listener);
                if (step.isEmpty()) {
                    return null;
                }
                writes.addAll(step.get().writes());
            }
        }
        return writes;
    }

    /** What is set when a node begins its work, on top of what was set before it. */
    Set<String> first(Element node) {
        Set<String> first = own(node);
        NodeParts.callers(node).filter(NodeParts::isFirst).forEach(c -> step(c).ifPresent(
                        s -> first.addAll(s.writes())));
        return first;
    }

    /** What only a node sees: what is mapped into it, and which one of a list it is about. */
    static Set<String> own(Element node) {
        Set<String> own = new TreeSet<>(element(node));
        NodeParts.inputs(node).forEach(p -> own.add(p.name()));
        return own;
    }

    /** What its mappings can look up besides what was set before it: not each other. */
    static Set<String> forInputs(Element node) {
        return node.isType(SCOPES) ? element(node) : Set.of();
    }

    /** The variable that holds which one of a list a multi-instance activity is about. */
    static Set<String> element(Element node) {
        return NodeParts.multiInstance(node).map(m -> m.camunda("elementVariable")).filter(v -> !v.isEmpty()).stream()
                .collect(Collectors.toSet());
    }

    /** Whether a node or a flow out of it runs something of which nobody knows what it sets. */
    boolean isUnknown(Element node) {
        return isUnknownStep(node) || diagram.outgoing(node).stream().anyMatch(f -> by(f) == null);
    }

    /** The same of the node alone. */
    boolean isUnknownStep(Element node) {
        boolean unknownCode = NodeParts.of(node).stream()
                .anyMatch(e -> !e.camunda("class").isEmpty()
                        || !e.camunda("type").isEmpty() && e.type().endsWith("Task")
                        || e.isType(Set.of("script", "scriptTask", "connector")));
        return unknownCode
                || NodeParts.callers(node)
                        .anyMatch(c -> !NodeParts.delegateOf(c).isEmpty() && step(c).isEmpty())
                || Calls.bringsEverything(node)
                        && draft.process(node.get("calledElement")).isEmpty();
    }

    Optional<Catalogue.Step> step(Element caller) {
        String expression = NodeParts.delegateOf(caller);
        Expressions.Parsed parsed = Expressions.parse(expression);
        return expression.isEmpty() || !parsed.bare()
                ? Optional.empty()
                : Optional.ofNullable(
                        catalogue.steps().get(parsed.names().iterator().next()));
    }
}
