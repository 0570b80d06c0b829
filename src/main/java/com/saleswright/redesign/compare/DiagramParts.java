package com.saleswright.redesign.compare;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.compare.Part.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A diagram as comparable parts: processes, flow nodes and flows, each with all that it says. What only concerns the
 * drawing is left out, and so are references that follow from others.
 */
final class DiagramParts {

    /** Follow from the flows, or are what parts are found by. */
    private static final Set<String> REDUNDANT = Set.of("incoming", "outgoing", "id");

    /** Means the same as saying nothing; editors leave it out when they save. */
    private static final Set<String> DEFAULTS = Set.of(
            "mapDecisionResult=resultList",
            "decisionRefBinding=latest",
            "calledElementBinding=latest",
            "exclusive=true",
            "asyncBefore=false",
            "asyncAfter=false",
            "cancelActivity=true",
            "isInterrupting=true",
            "triggeredByEvent=false",
            "isSequential=false",
            "isStartableInTasklist=true");

    private static final Map<String, String> REFERENCES = Map.of(
            "messageRef", "name", "signalRef", "name", "errorRef", "errorCode", "escalationRef", "escalationCode");

    private static final Set<String> LINKS = Set.of("sourceRef", "targetRef", "attachedToRef", "default");

    /** What tells several children of the same kind apart, so that their order does not matter. */
    private static final List<String> KEYS = List.of("event", "name", "target", "source", "variables", "businessKey");

    private final Diagram diagram;

    private DiagramParts(Diagram diagram) {
        this.diagram = diagram;
    }

    static List<Part> of(Diagram diagram) {
        DiagramParts parts = new DiagramParts(diagram);
        return Stream.of(diagram.processes(), diagram.nodes(), diagram.flows())
                .flatMap(List::stream)
                .map(parts::part)
                .toList();
    }

    private Part part(Element element) {
        Map<String, Value> properties = new LinkedHashMap<>();
        if (!element.type().equals("process")) {
            element.parent()
                    .filter(p -> p.isType(Diagram.SUB_PROCESSES))
                    .ifPresent(p -> properties.put("Inside", link(p)));
        }
        add("", element, properties);
        return new Part(element.id(), kind(element), label(element), process(element), properties);
    }

    private void add(String prefix, Element element, Map<String, Value> properties) {
        element.attributes().forEach((name, text) -> {
            if (!REDUNDANT.contains(name) && !DEFAULTS.contains(name + "=" + text) && !text.isEmpty()) {
                properties.put(join(prefix, Words.of(name)), value(name, text));
            }
        });
        List<Element> children = element.children();
        if (children.isEmpty() && !prefix.isEmpty() && !element.text().isEmpty()) {
            properties.put(prefix, Value.of(element.text()));
        }
        for (Element child : children) {
            if (isFlowElement(child) || REDUNDANT.contains(child.type())) {
                continue;
            }
            if (child.type().equals("extensionElements") || child.type().equals("inputOutput")) {
                add(prefix, child, properties);
            } else {
                String name = join(prefix, name(child));
                properties.putIfAbsent(name, Value.of(present(child)));
                add(name, child, properties);
            }
        }
        properties.values().removeIf(v -> v.text().isEmpty());
    }

    /** A child that says something by being there: a terminate event, a parallel repetition. */
    private static String present(Element child) {
        return child.text().isEmpty() && child.attributes().keySet().stream().allMatch("id"::equals) ? "yes" : "";
    }

    private static String name(Element child) {
        String word = child.type().equals("in")
                ? "Passed in"
                : child.type().equals("out") ? "Passed out" : Words.of(child.type());
        return KEYS.stream()
                .map(child::get)
                .filter(key -> !key.isEmpty())
                .findFirst()
                .map(key -> word + " " + key)
                .orElse(word);
    }

    private Value value(String attribute, String text) {
        String what = REFERENCES.get(attribute);
        if (what != null) {
            return Value.of(diagram.find(text)
                    .map(e -> Objects.requireNonNullElse(e.get(what), ""))
                    .filter(n -> !n.isEmpty())
                    .orElse(text));
        }
        return LINKS.contains(attribute)
                ? diagram.find(text).map(this::link).orElseGet(() -> Value.of(text))
                : Value.of(text);
    }

    private Value link(Element element) {
        return new Value(label(element), element.id());
    }

    private String label(Element element) {
        if (!element.name().isEmpty() && !element.type().equals("sequenceFlow")) {
            return element.name();
        }
        if (element.type().equals("sequenceFlow")) {
            List<String> ends = new ArrayList<>();
            for (String end : List.of("sourceRef", "targetRef")) {
                ends.add(diagram.find(element.get(end))
                        .map(e -> e.name().isEmpty() ? e.id() : e.name())
                        .orElse("?"));
            }
            return String.join(" → ", ends);
        }
        return element.id();
    }

    private String process(Element element) {
        Element process = element;
        while (!process.type().equals("process")) {
            process = process.parent().orElseThrow();
        }
        return process.id();
    }

    private static String kind(Element element) {
        return switch (element.type()) {
            case "sequenceFlow" -> "flow";
            case "businessRuleTask" -> "decision task";
            default -> Words.plain(element.type());
        };
    }

    private static boolean isFlowElement(Element element) {
        return element.type().equals("sequenceFlow")
                || element.type().equals("callActivity")
                || element.isType(Diagram.EVENTS)
                || element.isType(Diagram.GATEWAYS)
                || element.isType(Diagram.TASKS)
                || element.isType(Diagram.SUB_PROCESSES)
                || element.isType(Set.of("association", "textAnnotation", "laneSet"));
    }

    private static String join(String prefix, String name) {
        if (prefix.isEmpty() || prefix.equals(name)) {
            return name;
        }
        return prefix + ", " + name.toLowerCase(Locale.ROOT);
    }
}
