package com.saleswright.redesign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A BPMN file, with the questions that rules ask of it. */
public final class Diagram {

    public static final Set<String> EVENTS =
            Set.of("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent");
    public static final Set<String> GATEWAYS =
            Set.of("exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway", "complexGateway");
    public static final Set<String> SUB_PROCESSES = Set.of("subProcess", "transaction", "adHocSubProcess");
    public static final Set<String> TASKS = Set.of(
            "task",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "businessRuleTask",
            "scriptTask",
            "manualTask");

    private static final Set<String> LISTENERS = Set.of("executionListener", "taskListener");

    private final String file;
    private final Element root;
    private final byte[] xml;
    private final List<Element> processes;
    private final List<Element> nodes;
    private final List<Element> flows;
    private final Map<String, Element> byId = new HashMap<>();
    private final Map<String, List<Element>> byType;
    private final Map<String, List<Element>> bySource;
    private final Map<String, List<Element>> byTarget;
    private final Map<String, List<Element>> byActivity;

    private Diagram(String file, Element root, byte[] xml) {
        this.file = file;
        this.root = root;
        this.xml = xml;
        this.processes = root.children("process");
        this.byType = by(root.all().toList(), Element::type);
        List<Element> inside = processes.stream().flatMap(Element::all).toList();
        this.nodes = inside.stream().filter(Diagram::isNode).toList();
        this.flows =
                inside.stream().filter(e -> e.type().equals("sequenceFlow")).toList();
        this.bySource = by(flows, f -> f.get("sourceRef"));
        this.byTarget = by(flows, f -> f.get("targetRef"));
        this.byActivity = by(nodes("boundaryEvent"), b -> b.get("attachedToRef"));
        root.all().filter(e -> !e.id().isEmpty()).forEach(e -> byId.putIfAbsent(e.id(), e));
    }

    private static Map<String, List<Element>> by(List<Element> elements, Function<Element, String> key) {
        return elements.stream().collect(Collectors.groupingBy(key));
    }

    /** @throws UnreadableFile when it is no diagram */
    public static Diagram read(String file, byte[] xml) {
        Element root = Element.read(xml);
        if (!root.type().equals("definitions")) {
            throw new UnreadableFile("The file is no BPMN diagram: it starts with <" + root.type() + ">.", null);
        }
        return new Diagram(file, root, xml);
    }

    public String file() {
        return file;
    }

    /** The folder it lies in, which is deployed as one. */
    public String capability() {
        return Paths.capability(file);
    }

    public byte[] xml() {
        return xml.clone();
    }

    public Element root() {
        return root;
    }

    /** What breaks the schema of BPMN in it. */
    public List<Element.Fault> schemaFaults() {
        return root.faults(Schemas.ofDiagrams());
    }

    public List<Element> processes() {
        return processes;
    }

    /** Tasks, events, gateways, sub-processes and calls, those inside sub-processes too. */
    public List<Element> nodes() {
        return nodes;
    }

    public List<Element> nodes(String type) {
        return nodes.stream().filter(n -> n.type().equals(type)).toList();
    }

    public List<Element> nodes(Set<String> types) {
        return nodes.stream().filter(n -> n.isType(types)).toList();
    }

    public List<Element> flows() {
        return flows;
    }

    public List<Element> outgoing(Element node) {
        return bySource.getOrDefault(node.id(), List.of());
    }

    public List<Element> incoming(Element node) {
        return byTarget.getOrDefault(node.id(), List.of());
    }

    /** The boundary events of an activity. */
    public List<Element> attachedTo(Element activity) {
        return byActivity.getOrDefault(activity.id(), List.of());
    }

    /** The element with this id, which may be written as a reference with a prefix: {@code tns:message_recalled}. */
    public Optional<Element> find(String id) {
        return Optional.ofNullable(byId.get(id.substring(id.indexOf(':') + 1)));
    }

    /** Elements of one kind anywhere in the file, for example {@code timerEventDefinition}. */
    public List<Element> every(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /**
     * What may carry the name of a step: service-like tasks, message events that send, and listeners.
     */
    public List<Element> callers() {
        return root.all()
                .filter(e -> e.isType(Set.of("serviceTask", "sendTask", "businessRuleTask"))
                        || e.isType(LISTENERS)
                        || isSendingMessage(e))
                .toList();
    }

    /** The id that a person finds in the Modeler: of the element itself, or of the flow node or flow around it. */
    public String owner(Element element) {
        Optional<Element> current = Optional.of(element);
        while (current.isPresent()) {
            Element e = current.get();
            if (isNode(e) || e.type().equals("sequenceFlow") || e.type().equals("process")) {
                return e.id();
            }
            current = e.parent();
        }
        return element.id();
    }

    /** A flow node is in the first level of its scope: of the process or of one sub-process. */
    public List<Element> in(Element scope) {
        return scope.children().stream().filter(Diagram::isNode).toList();
    }

    /** The processes and sub-processes, each of which has a start and an end of its own. */
    public Stream<Element> scopes() {
        return Stream.concat(processes.stream(), nodes(SUB_PROCESSES).stream());
    }

    /**
     * Where a case can go on from a node: along flows, from an activity to its boundary events, from a throwing link
     * event to the catching one.
     */
    public List<Element> next(Element node) {
        List<Element> next = new ArrayList<>(flowsAndLinks(node));
        next.addAll(attachedTo(node));
        return next;
    }

    /** Where a case goes on from a node when that has ended: along flows, and from a link event to the catching one. */
    public List<Element> flowsAndLinks(Element node) {
        List<Element> next = new ArrayList<>();
        outgoing(node).forEach(f -> find(f.get("targetRef")).ifPresent(next::add));
        if (node.type().equals("intermediateThrowEvent")) {
            linkName(node).ifPresent(name -> nodes("intermediateCatchEvent").stream()
                    .filter(c -> linkName(c).filter(name::equals).isPresent())
                    .forEach(next::add));
        }
        return next;
    }

    public static boolean isEventSubProcess(Element node) {
        return node.type().equals("subProcess") && node.get("triggeredByEvent").equals("true");
    }

    public static boolean isLink(Element node) {
        return linkName(node).isPresent();
    }

    private static Optional<String> linkName(Element node) {
        return node.child("linkEventDefinition").map(Element::name);
    }

    /** The name of the message that a node waits for; empty for one that waits for none. */
    public Optional<String> messageOf(Element node) {
        Optional<Element> receiver = node.type().equals("receiveTask")
                ? Optional.of(node)
                : node.child("messageEventDefinition")
                        .filter(m -> node.isType(Set.of("startEvent", "intermediateCatchEvent", "boundaryEvent")));
        return receiver.flatMap(r -> find(r.get("messageRef"))).map(Element::name);
    }

    private static boolean isSendingMessage(Element e) {
        return e.type().equals("messageEventDefinition")
                && e.parent()
                        .filter(p -> p.isType(Set.of("intermediateThrowEvent", "endEvent")))
                        .isPresent();
    }

    /** Whether a case can be at it: a task, event, gateway, sub-process or call. */
    public static boolean isNode(Element e) {
        return e.isType(TASKS)
                || e.isType(EVENTS)
                || e.isType(GATEWAYS)
                || e.isType(SUB_PROCESSES)
                || e.type().equals("callActivity");
    }
}
