package com.saleswright.redesign.replay;

import com.saleswright.redesign.Catalogue;
import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.FormFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a replay asks of one process in one version. */
final class ProcessModel {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Set<String> DEFINITIONS = Set.of(
            "timerEventDefinition",
            "messageEventDefinition",
            "signalEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition",
            "conditionalEventDefinition");

    /**
     * A flow node.
     *
     * @param work what it runs: the step, decision or process that it names
     * @param event what it waits for or throws
     * @param code of the error that it catches; empty for any
     * @param result the variable that keeps what its decision says
     * @param host the activity at whose border it is, the scope that it watches, or the gateway that waits for it
     * @param timer the expression of its time; null unless it is a timer
     */
    record Node(
            String id,
            String name,
            String type,
            String work,
            String event,
            String code,
            String result,
            @Nullable String host,
            boolean interrupting,
            @Nullable Timer timer) {

        String label() {
            return name.isEmpty() ? id : name;
        }
    }

    /** @param kind {@code timeDate}, {@code timeDuration} or {@code timeCycle} */
    record Timer(String kind, String text) {}

    private final Map<String, Node> nodes = new HashMap<>();
    private final Set<String> mainEnds = new HashSet<>();
    private final Set<String> read = new HashSet<>();
    private final Map<String, Set<String>> entered = new HashMap<>();
    private final Set<String> eventSubProcesses = new HashSet<>();

    private ProcessModel(Diagram diagram, Element process, Draft draft) {
        process.all().filter(e -> isNode(diagram, e)).forEach(e -> nodes.put(e.id(), node(diagram, e)));
        ends(diagram, process);
        names(diagram, process, draft);
        diagram.nodes("userTask").forEach(t -> entered.put(t.id(), entered(t, draft)));
        diagram.nodes().stream().filter(Diagram::isEventSubProcess).forEach(s -> eventSubProcesses.add(s.id()));
    }

    /** All processes of the content by id. */
    static Map<String, ProcessModel> of(Draft draft) {
        Map<String, ProcessModel> models = new HashMap<>();
        draft.diagrams().forEach(d -> d.processes().forEach(p -> models.put(p.id(), new ProcessModel(d, p, draft))));
        return models;
    }

    Optional<Node> node(String id) {
        return Optional.ofNullable(nodes.get(body(id)));
    }

    String label(String id) {
        return node(id).map(Node::label).orElse(id);
    }

    /** Whether reaching it says how the case came out: not the end of a reminder, or of a part. */
    boolean isMainEnd(String id) {
        return mainEnds.contains(id);
    }

    /** Whether anything in the process or its decisions looks at what is entered in this user task. */
    boolean dependsOn(String userTask) {
        return entered.getOrDefault(userTask, Set.of()).stream().anyMatch(read::contains);
    }

    boolean isEventSubProcess(String id) {
        return eventSubProcesses.contains(id);
    }

    Stream<String> ids() {
        return nodes.keySet().stream();
    }

    /** Events with a timer that wait while an activity, a gateway or the case is open. */
    List<Node> timersAt(String element) {
        return nodes.values().stream()
                .filter(n -> n.timer() != null && element.equals(n.host()))
                .toList();
    }

    /** The element itself, for the body of several instances of it. */
    static String body(String id) {
        int suffix = id.indexOf('#');
        return suffix < 0 ? id : id.substring(0, suffix);
    }

    private static boolean isNode(Diagram diagram, Element e) {
        return diagram.nodes().contains(e);
    }

    private static Node node(Diagram diagram, Element e) {
        Optional<Element> definition =
                e.children().stream().filter(c -> c.isType(DEFINITIONS)).findFirst();
        return new Node(
                e.id(),
                e.name(),
                e.type(),
                work(e, definition),
                definition.map(d -> event(diagram, d)).orElse(messageOf(diagram, e)),
                definition.map(d -> referred(diagram, d)).orElse(""),
                e.camunda("resultVariable"),
                host(diagram, e),
                !e.get("cancelActivity").equals("false")
                        && !e.get("isInterrupting").equals("false"),
                definition
                        .filter(d -> d.type().equals("timerEventDefinition"))
                        .flatMap(d -> d.children().stream().findFirst())
                        .map(t -> new Timer(t.type(), t.text()))
                        .orElse(null));
    }

    private static @Nullable String host(Diagram diagram, Element e) {
        if (e.type().equals("boundaryEvent")) {
            return e.get("attachedToRef");
        }
        Optional<Element> host = e.type().equals("startEvent")
                ? e.parent().filter(Diagram::isEventSubProcess).flatMap(Element::parent)
                : diagram.nodes("eventBasedGateway").stream()
                        .filter(g -> diagram.next(g).contains(e))
                        .findFirst();
        return host.map(Element::id).orElse(null);
    }

    private static String work(Element e, Optional<Element> definition) {
        Element carrier = definition
                .filter(d -> !d.camunda("delegateExpression").isEmpty())
                .orElse(e);
        return List.of("delegateExpression", "expression", "class", "topic", "decisionRef").stream()
                .map(carrier::camunda)
                .filter(v -> !v.isEmpty())
                .findFirst()
                .orElse(e.get("calledElement"));
    }

    private static String event(Diagram diagram, Element definition) {
        String text = definition.children().stream()
                .map(c -> c.type() + " " + c.text())
                .collect(Collectors.joining(" "));
        return definition.type() + " " + text + referred(diagram, definition);
    }

    private static String messageOf(Diagram diagram, Element e) {
        return e.type().equals("receiveTask") ? "messageEventDefinition " + referred(diagram, e) : "";
    }

    /** The name or code of the message, signal, error or escalation: ids of these may change freely. */
    private static String referred(Diagram diagram, Element e) {
        return List.of("messageRef", "signalRef", "errorRef", "escalationRef").stream()
                .map(e::get)
                .filter(ref -> !ref.isEmpty())
                .map(ref -> ref.substring(ref.indexOf(':') + 1))
                .flatMap(ref -> diagram.find(ref).stream())
                .map(d -> d.get("errorCode")
                        + d.get("escalationCode")
                        + (d.get("errorCode").isEmpty() ? d.name() : ""))
                .findFirst()
                .orElse("");
    }

    /** Follows the flows from the starts, but not from events that leave the rest of the case going on. */
    private void ends(Diagram diagram, Element process) {
        Deque<Element> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        starts(diagram, process, open);
        while (!open.isEmpty()) {
            Element node = open.pop();
            if (seen.add(node.id())) {
                if (node.type().equals("endEvent")) {
                    mainEnds.add(node.id());
                }
                diagram.next(node).stream()
                        .filter(n -> !n.type().equals("boundaryEvent") || isInterrupting(n))
                        .forEach(open::push);
            }
        }
    }

    private static void starts(Diagram diagram, Element scope, Deque<Element> open) {
        diagram.in(scope).forEach(n -> {
            if (n.type().equals("startEvent") && isInterrupting(n)) {
                open.push(n);
            } else if (Diagram.isEventSubProcess(n)) {
                starts(diagram, n, open);
            }
        });
    }

    private static boolean isInterrupting(Element e) {
        return !e.get("cancelActivity").equals("false")
                && !e.get("isInterrupting").equals("false");
    }

    private void names(Diagram diagram, Element process, Draft draft) {
        Expressions.in(diagram)
                .forEach(p -> read.addAll(Expressions.parse(p.text()).names()));
        process.all().forEach(e -> {
            draft.decisions().stream()
                    .filter(d -> d.decisions().stream().anyMatch(x -> x.id().equals(e.camunda("decisionRef"))))
                    .forEach(d -> d.root()
                            .all()
                            .filter(x -> x.type().equals("inputExpression"))
                            .forEach(x -> NAME.matcher(x.text()).results().forEach(r -> read.add(r.group()))));
            String delegate = e.camunda("delegateExpression");
            if (!delegate.isEmpty()) {
                Expressions.parse(delegate).names().forEach(bean -> {
                    Catalogue.Step step = draft.catalogue().steps().get(bean);
                    if (step != null) {
                        read.addAll(step.reads());
                    }
                });
            }
            if (e.type().equals("in")) {
                read.add(e.get("source"));
            }
        });
    }

    private static Set<String> entered(Element task, Draft draft) {
        return draft.forms().stream()
                .filter(f -> f.id().equals(task.camunda("formRef")))
                .flatMap(f -> f.fields().stream())
                .filter(f ->
                        !f.path("disabled").asBoolean() && !f.path("readonly").asBoolean())
                .map(FormFile::keyOf)
                .map(k -> k.split("\\.", -1)[0])
                .collect(Collectors.toSet());
    }
}
