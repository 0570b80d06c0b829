package com.saleswright.redesign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private Diagram(String file, Element root, byte[] xml) {
        this.file = file;
        this.root = root;
        this.xml = xml;
        this.processes = root.children("process");
        this.nodes =
                processes.stream().flatMap(Element::all).filter(Diagram::isNode).toList();
        this.flows = processes.stream()
                .flatMap(Element::all)
                .filter(e -> e.type().equals("sequenceFlow"))
                .toList();
        root.all().filter(e -> !e.id().isEmpty()).forEach(e -> byId.putIfAbsent(e.id(), e));
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
        return flows.stream().filter(f -> f.get("sourceRef").equals(node.id())).toList();
    }

    public List<Element> incoming(Element node) {
        return flows.stream().filter(f -> f.get("targetRef").equals(node.id())).toList();
    }

    /** The boundary events of an activity. */
    public List<Element> attachedTo(Element activity) {
        return nodes("boundaryEvent").stream()
                .filter(b -> b.get("attachedToRef").equals(activity.id()))
                .toList();
    }

    public Optional<Element> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Elements of one kind anywhere in the file, for example {@code timerEventDefinition}. */
    public List<Element> every(String type) {
        return root.all().filter(e -> e.type().equals(type)).toList();
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
        List<Element> next = new ArrayList<>();
        outgoing(node).forEach(f -> find(f.get("targetRef")).ifPresent(next::add));
        next.addAll(attachedTo(node));
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

    private static boolean isSendingMessage(Element e) {
        return e.type().equals("messageEventDefinition")
                && e.parent()
                        .filter(p -> p.isType(Set.of("intermediateThrowEvent", "endEvent")))
                        .isPresent();
    }

    private static boolean isNode(Element e) {
        return e.isType(TASKS)
                || e.isType(EVENTS)
                || e.isType(GATEWAYS)
                || e.isType(SUB_PROCESSES)
                || e.type().equals("callActivity");
    }
}
