package com.saleswright.redesign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.FunctionNode;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.impl.juel.TreeStore;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.jspecify.annotations.Nullable;

/** Reads expressions in diagrams ({@code ${...}}) with the parser that the engine itself uses. */
public final class Expressions {

    /** What the engine offers in every expression besides variables and steps. */
    public static final Set<String> IMPLICIT = Set.of(
            "execution",
            "task",
            "authenticatedUserId",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances");

    private static final TreeStore PARSER = new TreeStore(new Builder(Builder.Feature.METHOD_INVOCATIONS), null);

    /** Many rules ask for the same few expressions. What has not been asked for goes first when there are too many. */
    private static final Map<String, Parsed> KNOWN = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Parsed> eldest) {
            return size() > 1_000;
        }
    });

    private Expressions() {}

    /**
     * An expression taken apart.
     *
     * @param error why it does not parse, or null
     * @param names all variables and steps it names
     * @param called those of them whose methods it calls
     * @param certain those that are looked up whatever the values are: not the ones behind an and, an or or a question
     *     mark
     * @param functions functions such as {@code now}
     * @param bare true for a name and nothing else: {@code ${recordDecision}}
     */
    public record Parsed(
            @Nullable String error,
            Set<String> names,
            Set<String> called,
            Set<String> certain,
            Set<String> functions,
            boolean bare) {}

    /**
     * One expression in a diagram.
     *
     * @param elementId where a person finds it
     * @param text the attribute or text that holds it
     */
    public record Place(String elementId, String text) {}

    public static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    public static Parsed parse(String text) {
        return KNOWN.computeIfAbsent(text, Expressions::read);
    }

    private static Parsed read(String text) {
        try {
            Tree tree = PARSER.get(text.strip());
            Set<String> names = new LinkedHashSet<>();
            for (IdentifierNode node : tree.getIdentifierNodes()) {
                names.add(node.getName());
            }
            Set<String> functions = new LinkedHashSet<>();
            for (FunctionNode node : tree.getFunctionNodes()) {
                functions.add(node.getName());
            }
            Set<String> called = new LinkedHashSet<>();
            called(tree.getRoot(), called);
            Node root = tree.getRoot();
            boolean bare = root.getCardinality() == 1 && root.getChild(0) instanceof IdentifierNode;
            Set<String> certain = new LinkedHashSet<>();
            certain(root, certain);
            return new Parsed(null, names, called, certain, functions, bare);
        } catch (TreeBuilderException e) {
            return broken(String.valueOf(e.getMessage()));
        } catch (ELException e) {
            return broken(String.valueOf(e.getMessage()));
        }
    }

    private static Parsed broken(String error) {
        return new Parsed(error, Set.of(), Set.of(), Set.of(), Set.of(), false);
    }

    /** All expressions of a diagram: in attributes, conditions, timers, parameters, names and documentation. */
    public static List<Place> in(Diagram diagram) {
        List<Place> places = new ArrayList<>();
        diagram.root().children().stream()
                .filter(c -> !c.type().equals("BPMNDiagram"))
                .flatMap(Element::all)
                .forEach(e -> Stream.concat(
                                e.values().stream(), e.children().isEmpty() ? Stream.of(e.text()) : Stream.empty())
                        .filter(Expressions::isExpression)
                        .forEach(text -> places.add(new Place(diagram.owner(e), text))));
        return places;
    }

    private static void called(Node node, Set<String> names) {
        if (node instanceof AstMethod
                && node.getChild(0) instanceof AstProperty property
                && property.getChild(0) instanceof IdentifierNode target) {
            names.add(target.getName());
        }
        for (int i = 0; i < node.getCardinality(); i++) {
            Node child = node.getChild(i);
            if (child != null) {
                called(child, names);
            }
        }
    }

    private static void certain(Node node, Set<String> names) {
        if (node instanceof IdentifierNode identifier) {
            names.add(identifier.getName());
        }
        boolean firstOnly = node instanceof AstChoice
                || node instanceof AstBinary binary
                        && (binary.getOperator() == AstBinary.AND || binary.getOperator() == AstBinary.OR);
        for (int i = 0; i < (firstOnly ? 1 : node.getCardinality()); i++) {
            Node child = node.getChild(i);
            if (child != null) {
                certain(child, names);
            }
        }
    }
}
