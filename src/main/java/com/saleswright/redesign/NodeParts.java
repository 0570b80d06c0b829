package com.saleswright.redesign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The parts of a flow node that belong to it and not to a node or flow inside. */
final class NodeParts {

    private static final Set<String> CALLERS = Set.of("serviceTask", "sendTask", "businessRuleTask");
    private static final Set<String> LISTENERS = Set.of("executionListener", "taskListener");
    private static final Set<String> AT_THE_END = Set.of("end", "complete");
    private static final Set<String> AT_THE_BEGINNING = Set.of("start", "create", "assignment");
    /** What the engine does not evaluate, or not here. */
    private static final Set<String> ELSEWHERE =
            Set.of("property", "condition", "in", "out", "multiInstanceLoopCharacteristics", "inputOutput");

    private NodeParts() {}

    /** The node itself and what is below it, without its mappings and its loop, which are evaluated at other times. */
    static List<Element> of(Element node) {
        List<Element> parts = new ArrayList<>();
        collect(node, node, parts);
        return parts;
    }

    private static void collect(Element node, Element element, List<Element> parts) {
        parts.add(element);
        boolean isRead = node.type().equals("userTask");
        for (Element child : element.children()) {
            if (!Diagram.isNode(child)
                    && !child.type().equals("sequenceFlow")
                    && !child.isType(ELSEWHERE)
                    && (isRead || !child.type().equals("documentation"))) {
                collect(node, child, parts);
            }
        }
    }

    /** What may carry the name of a step: the node, its message event, its listeners. */
    static Stream<Element> callers(Element node) {
        return of(node).stream()
                .filter(e -> e == node ? e.isType(CALLERS) : !delegateOf(e).isEmpty());
    }

    static String delegateOf(Element caller) {
        String own = caller.camunda("delegateExpression");
        return own.isEmpty() ? caller.get("delegateExpression") : own;
    }

    static boolean isListener(Element element) {
        return element.isType(LISTENERS);
    }

    /** A listener that runs before the node does its work. */
    static boolean isFirst(Element element) {
        return isListener(element) && AT_THE_BEGINNING.contains(element.get("event"));
    }

    /** A listener that runs when the node or its task is done. */
    static boolean isLast(Element element) {
        return isListener(element) && AT_THE_END.contains(element.get("event"));
    }

    static Optional<Element> multiInstance(Element node) {
        return node.child("multiInstanceLoopCharacteristics");
    }

    static List<Element> inputs(Element node) {
        return inputOutput(node, "inputParameter");
    }

    static List<Element> outputs(Element node) {
        return inputOutput(node, "outputParameter");
    }

    private static List<Element> inputOutput(Element node, String type) {
        return node.extensions("inputOutput").stream()
                .flatMap(io -> io.children(type).stream())
                .toList();
    }
}
