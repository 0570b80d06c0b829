package com.saleswright.engine.guard;

import com.saleswright.engine.DecisionTables;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Walks all elements of a diagram or decision file.
 *
 * <p>It goes by the names of elements and not by their places, as the engine does, which reads many of them from any
 * namespace and at any depth. Expressions are looked for in every attribute and text, since the engine evaluates most of
 * them, names and documentation included.
 */
final class XmlCheck {

    private static final Pattern CAMUNDA = Pattern.compile("http://camunda\\.org/schema/1\\.0/(bpmn|dmn)");
    /** Other names under which the engine takes the same extensions. */
    private static final Set<String> OLD_NAMES = Set.of("http://activiti.org/bpmn", "http://www.camunda.com/fox");

    private static final String OLD_NAME = "oldName";

    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script");
    /** A file beside the diagram; the engine would fetch anything else. */
    private static final Pattern LOCAL_SCHEMA = Pattern.compile("[\\w.-]+");

    private static final Pattern DEPLOYED_FORM = Pattern.compile("camunda-forms:deployment:[\\w./-]+\\.form");

    private final ExpressionCheck expressions;
    private final AllowedBeans beans;
    private final boolean isDecision;
    private final List<Problem> problems = new ArrayList<>();

    XmlCheck(ExpressionCheck expressions, AllowedBeans beans, boolean isDecision) {
        this.expressions = expressions;
        this.beans = beans;
        this.isDecision = isDecision;
    }

    /** @param id the nearest id, its own or of an element around it */
    private record Place(Element element, String id) {}

    List<Problem> problems(byte[] xml) {
        var file = new XmlFile();
        Element root;
        try {
            root = file.read(new ByteArrayInputStream(xml));
        } catch (ProcessEngineException e) {
            return List.of(unreadable(file.getProblems()));
        }
        Deque<Place> open = new ArrayDeque<>(List.of(new Place(root, id(root, ""))));
        int elements = 0;
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (++elements > Allowed.ELEMENTS_PER_FILE) {
                problems.add(
                        new Finding("It has more than %,d elements. Divide it.".formatted(Allowed.ELEMENTS_PER_FILE)));
                break;
            }
            if (check(place)) {
                List<Element> children = place.element().elements();
                for (int i = children.size() - 1; i >= 0; i--) {
                    open.push(new Place(children.get(i), id(children.get(i), place.id())));
                }
            }
        }
        return problems;
    }

    private static Problem unreadable(List<Problem> problems) {
        String message = "It cannot be read as XML%s Save it in the Modeler.";
        return problems.stream()
                .findFirst()
                .map(p -> new Finding(message.formatted(": " + p.getMessage()), "", p.getLine(), p.getColumn()))
                .orElse(new Finding(message.formatted(".")));
    }

    /** @return whether to look inside; what is refused as a whole goes with all that it has */
    private boolean check(Place place) {
        Element element = place.element();
        String tag = element.getTagName();
        String namespace = Objects.requireNonNullElse(element.getUri(), "");
        boolean camunda = CAMUNDA.matcher(namespace).matches();
        if (OLD_NAMES.contains(namespace)) {
            refuse(place, OLD_NAME, "It uses <%s> in the namespace %s.".formatted(tag, namespace));
            return false;
        }
        if (SCRIPTS.contains(tag)) {
            refuse(place, tag, "It runs a script.");
            return true;
        }
        if (camunda && !Allowed.ELEMENTS.containsKey(tag)) {
            refuse(place, tag, "It uses <%s>, which is not allowed.".formatted(tag));
            return false;
        }
        Set<String> own = camunda ? Allowed.ELEMENTS.getOrDefault(tag, Set.of()) : Set.of();
        for (String key : new TreeSet<>(element.attributes())) {
            attribute(place, key, Objects.requireNonNull(element.attribute(key)), camunda, own);
        }
        value(place, element.getText());
        return true;
    }

    /** @param key its name, after its namespace and a colon if it has one */
    private void attribute(Place place, String key, String value, boolean onCamunda, Set<String> own) {
        int colon = key.lastIndexOf(':');
        String namespace = colon < 0 ? "" : key.substring(0, colon);
        String name = key.substring(colon + 1);
        boolean isOwn = namespace.isEmpty() && !name.equals("xmlns");
        if (OLD_NAMES.contains(namespace)) {
            refuse(place, OLD_NAME, "It uses %s in the namespace %s.".formatted(name, namespace));
            return;
        }
        if (CAMUNDA.matcher(namespace).matches() && !Allowed.ATTRIBUTES.contains(name)
                || onCamunda && isOwn && !own.contains(name)) {
            refuse(place, name, "Its attribute %s='%s' is not allowed.".formatted(name, value));
            return;
        }
        switch (name) {
            case "language", "scriptFormat" -> refuse(place, name, "Its language is '%s'.".formatted(value));
            case "expressionLanguage" -> {
                // In a diagram the engine takes no notice of it.
                if (isDecision && !DecisionTables.LANGUAGES.contains(value)) {
                    refuse(place, name, "Its expression language is '%s'.".formatted(value));
                }
            }
            case "schemaLocation", "noNamespaceSchemaLocation" -> {
                if (!isLocal(value)) {
                    refuse(place, "schemaLocation", "It reads a schema from outside.");
                }
            }
            case "formKey" -> {
                if (!DEPLOYED_FORM.matcher(value).matches()) {
                    refuse(place, name, "Its form key '%s' is not allowed.".formatted(value));
                }
            }
            case "delegateExpression" -> delegate(place, value);
            default -> value(place, value);
        }
    }

    /** @param locations pairs of a namespace and a file, or one file */
    private static boolean isLocal(String locations) {
        List<String> parts = List.of(locations.strip().split("\\s+"));
        return IntStream.range(0, parts.size())
                .filter(i -> i % 2 == 1 || parts.size() == 1)
                .allMatch(i -> LOCAL_SCHEMA.matcher(parts.get(i)).matches());
    }

    private void delegate(Place place, String expression) {
        if (expressions
                .bareName(expression)
                .filter(n -> fits(n, place.element()))
                .isEmpty()) {
            refuse(
                    place,
                    "delegateExpression",
                    "Its delegate expression '%s' names no step that fits here.".formatted(expression));
        }
    }

    private boolean fits(String step, Element element) {
        return switch (element.getTagName()) {
            case "taskListener" -> beans.isStep(step, TaskListener.class);
            case "executionListener" -> beans.isStep(step, ExecutionListener.class, JavaDelegate.class);
            default -> beans.isStep(step, JavaDelegate.class, ActivityBehavior.class);
        };
    }

    private void value(Place place, String text) {
        expressions.problem(text).ifPresent(problem -> add(place, problem));
        expressions
                .bareName(text)
                .filter(beans::contains)
                .ifPresent(name -> add(place, "It uses the bean %s as a value. Use a variable.".formatted(name)));
    }

    private void refuse(Place place, String what, String reason) {
        add(place, reason + " " + Allowed.REMEDIES.getOrDefault(what, Allowed.REMEDY));
    }

    private void add(Place place, String message) {
        problems.add(new Finding(
                message, place.id(), place.element().getLine(), place.element().getColumn()));
    }

    private static String id(Element element, String around) {
        String id = element.attribute("id");
        return id == null || id.isBlank() ? around : id;
    }
}
