package com.saleswright.engine.guard;

import java.util.Optional;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeStore;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads expressions with the engine's own parser and tells what they must not do. It evaluates nothing. */
@Component
class ExpressionCheck {

    private static final TreeStore PARSER = new TreeStore(new Builder(Builder.Feature.METHOD_INVOCATIONS), null);

    private final AllowedBeans beans;

    ExpressionCheck(AllowedBeans beans) {
        this.beans = beans;
    }

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** What the text must not do, with the remedy; empty when it is harmless. */
    Optional<String> problem(String text) {
        if (!isExpression(text)) {
            return Optional.empty();
        }
        if (text.length() > Allowed.LENGTH_OF_EXPRESSION) {
            return Optional.of("It has an expression of more than %,d characters. Write a step instead."
                    .formatted(Allowed.LENGTH_OF_EXPRESSION));
        }
        if (text.chars().filter(c -> c == '(' || c == '[').count() > Allowed.BRACKETS_IN_EXPRESSION) {
            return Optional.of("It has an expression with more than %d brackets. Write a step instead."
                    .formatted(Allowed.BRACKETS_IN_EXPRESSION));
        }
        try {
            Node root = PARSER.get(text).getRoot();
            return isBareName(root) ? Optional.empty() : Optional.ofNullable(problem(root));
        } catch (ELException e) {
            return Optional.of("The expression %s cannot be read. Mend it.".formatted(text));
        }
    }

    /** The name in an expression that is a name and nothing else: {@code ${recordDecision}}. */
    Optional<String> bareName(String text) {
        if (!isExpression(text) || problem(text).isPresent()) {
            return Optional.empty();
        }
        Node root = PARSER.get(text).getRoot();
        return isBareName(root) ? Optional.of(((AstIdentifier) root.getChild(0)).getName()) : Optional.empty();
    }

    private static boolean isBareName(Node root) {
        return root.getCardinality() == 1 && root.getChild(0) instanceof AstIdentifier;
    }

    private @Nullable String problem(Node node) {
        String problem = null;
        if (node instanceof AstFunction function) {
            problem = function(function.getName());
        } else if (node instanceof AstMethod) {
            problem = node.getChild(0) instanceof AstDot dot
                    ? call(dot)
                    : "It calls a method by brackets. Write its name.";
        } else if (node instanceof AstDot dot) {
            problem = property(dot);
        } else if (node instanceof AstBracket && !isIndex(node.getChild(1))) {
            problem = "It looks something up by brackets. Write the name after a dot; brackets take a number.";
        } else if (node instanceof AstIdentifier name && beans.contains(name.getName())) {
            problem = "It uses the bean %s as a value. Use a variable.".formatted(name.getName());
        }
        return problem == null ? problemBelow(node) : problem;
    }

    private @Nullable String problemBelow(Node node) {
        for (int i = 0; i < node.getCardinality(); i++) {
            Node child = node.getChild(i);
            // The name and target of a call have been judged together.
            boolean judged = node instanceof AstMethod && i == 0;
            String problem = child == null ? null : judged ? problemOfTarget(child.getChild(0)) : problem(child);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private @Nullable String problemOfTarget(Node target) {
        return target instanceof AstIdentifier ? null : problem(target);
    }

    private static boolean isIndex(Node node) {
        return node instanceof AstNumber || node instanceof AstIdentifier;
    }

    private static @Nullable String function(String name) {
        return Allowed.FUNCTIONS.contains(name)
                ? null
                : "It calls the function %s. Use a variable, or a step of the catalogue.".formatted(name);
    }

    private @Nullable String call(AstDot dot) {
        String method = nameOf(dot);
        if (dot.getChild(0) instanceof AstIdentifier target) {
            String name = target.getName();
            if (beans.isStep(name)) {
                return "It calls the step %s. Name it as delegate expression: ${%s}.".formatted(name, name);
            }
            if (beans.contains(name)) {
                return beans.offers(name, method)
                        ? null
                        : "It calls %s.%s, which the catalogue does not offer. Use one of its methods."
                                .formatted(name, method);
            }
            if (Allowed.PLACES.containsKey(name)) {
                return Allowed.isMethod(Allowed.PLACES.get(name), method)
                        ? null
                        : "It calls %s.%s. Use variables, or a step of the catalogue.".formatted(name, method);
            }
            return Allowed.isMethod(method)
                    ? null
                    : "It calls %s.%s. Call helpers of the catalogue only, or write a step.".formatted(name, method);
        }
        return Allowed.isMethod(method)
                ? null
                : "It calls the method %s of a value. Use variables, or a step of the catalogue.".formatted(method);
    }

    private @Nullable String property(AstDot dot) {
        String property = nameOf(dot);
        if (dot.getChild(0) instanceof AstIdentifier target) {
            String name = target.getName();
            Class<?> place = Allowed.PLACES.get(name);
            if (place != null && !Allowed.isProperty(place, property) || beans.contains(name)) {
                return "It reads %s.%s. Use variables, or a step of the catalogue.".formatted(name, property);
            }
        }
        return property.equals("class") ? "It reads a class. Use variables, or a step of the catalogue." : null;
    }

    private static String nameOf(AstDot dot) {
        // The parser keeps the name to itself, except here.
        return dot.toString().substring(". ".length());
    }
}
