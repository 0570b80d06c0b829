package com.saleswright.engine.guard;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Set<String> SCRIPTS = Set.of("scriptTask", "script");
    private static final Pattern DEPLOYED_FORM = Pattern.compile("camunda-forms:deployment:[\\w./-]+\\.form");

    private final ExpressionCheck expressions;
    private final AllowedBeans beans;
    private final List<Problem> problems = new ArrayList<>();

    XmlCheck(ExpressionCheck expressions, AllowedBeans beans) {
        this.expressions = expressions;
        this.beans = beans;
    }

    /** @param id the nearest id, its own or of an element around it */
    private record Place(Element element, String id) {}

    List<Problem> problems(byte[] xml) {
        var file = new XmlFile();
        Element root;
        try {
            root = file.read(new ByteArrayInputStream(xml));
        } catch (ProcessEngineException e) {
            return file.getProblems().isEmpty()
                    ? List.of(new Finding("It cannot be read as XML. Save it in the Modeler."))
                    : file.getProblems();
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
            check(place);
            List<Element> children = place.element().elements();
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(new Place(children.get(i), id(children.get(i), place.id())));
            }
        }
        return problems;
    }

    private void check(Place place) {
        Element element = place.element();
        String tag = element.getTagName();
        String namespace = Objects.requireNonNullElse(element.getUri(), "");
        boolean camunda = CAMUNDA.matcher(namespace).matches();
        if (SCRIPTS.contains(tag)) {
            refuse(place, "It runs a script.");
            return;
        }
        if (OLD_NAMES.contains(namespace) || camunda && !Allowed.ELEMENTS.containsKey(tag)) {
            refuse(place, "It uses <%s>, which is not allowed.".formatted(tag));
            return;
        }
        Set<String> own = camunda ? Allowed.ELEMENTS.getOrDefault(tag, Set.of()) : Set.of();
        for (String key : element.attributes()) {
            attribute(place, key, Objects.requireNonNull(element.attribute(key)), camunda, own);
        }
        value(place, element.getText());
    }

    /** @param key its name, after its namespace and a colon if it has one */
    private void attribute(Place place, String key, String value, boolean onCamunda, Set<String> own) {
        int colon = key.lastIndexOf(':');
        String namespace = colon < 0 ? "" : key.substring(0, colon);
        String name = key.substring(colon + 1);
        boolean camunda = CAMUNDA.matcher(namespace).matches();
        boolean declaration = key.equals("xmlns") || key.startsWith("xmlns:");
        if (OLD_NAMES.contains(namespace)
                || camunda && !Allowed.ATTRIBUTES.contains(name)
                || onCamunda && namespace.isEmpty() && !declaration && !own.contains(name)) {
            refuse(place, "Its attribute %s='%s' is not allowed.".formatted(name, value));
        } else if (namespace.isEmpty() && (name.equals("language") || name.equals("scriptFormat"))) {
            refuse(place, "Its language is '%s'.".formatted(value));
        } else if (key.equals("expressionLanguage") && isDecision(place) && !isFeel(value)) {
            refuse(place, "Its expression language is '%s'.".formatted(value), "Remove the language and write FEEL.");
        } else if (name.equals("formKey") && !DEPLOYED_FORM.matcher(value).matches()) {
            refuse(place, "Its form key '%s' is not allowed.".formatted(value), "Name a form by camunda:formRef.");
        } else if (name.equals("delegateExpression")) {
            delegate(place, value);
        } else {
            value(place, value);
        }
    }

    private void delegate(Place place, String expression) {
        boolean step = expressions
                .bareName(expression)
                .filter(n -> fits(n, place.element()))
                .isPresent();
        if (!step) {
            refuse(place, "Its delegate expression '%s' names no step that fits here.".formatted(expression));
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
                .ifPresent(name ->
                        refuse(place, "It uses %s as a value.".formatted(name), "Use a variable with another name."));
    }

    private static boolean isDecision(Place place) {
        String uri = Objects.requireNonNullElse(place.element().getUri(), "");
        return uri.contains("/DMN/");
    }

    private static boolean isFeel(String language) {
        return Allowed.DECISION_LANGUAGES.contains(language);
    }

    private void refuse(Place place, String reason) {
        refuse(place, reason, "Use a step of the catalogue as delegate expression: ${nameOfStep}.");
    }

    private void refuse(Place place, String reason, String remedy) {
        add(place, reason + " " + remedy);
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
