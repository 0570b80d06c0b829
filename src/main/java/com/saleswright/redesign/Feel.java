package com.saleswright.redesign;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/** Reads FEEL, the language of decision tables and forms, with the parser that decisions run on. */
public final class Feel {

    private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

    private Feel() {}

    /** Why this expression does not parse; empty when it does. */
    public static Optional<String> faultIn(String expression) {
        return fault(ENGINE.parseExpression(expression));
    }

    /** Why this cell of a decision table does not parse; empty when it does. */
    public static Optional<String> faultInTest(String cell) {
        return fault(parsedTest(cell));
    }

    /** A cell of a decision table as the engine reads it. */
    static ParseResult parsedTest(String cell) {
        return ENGINE.parseUnaryTests(cell);
    }

    /** The variables that an expression or a cell looks up, without those that it makes itself; none when it is broken. */
    public static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        ParseResult result = ENGINE.parseExpression(text);
        if (result.isSuccess()) {
            names(result.parsedExpression().expression(), Set.of(), names);
        }
        return names;
    }

    private static void names(Object node, Set<String> own, Set<String> names) {
        if (node instanceof Ref ref) {
            String first = ref.names().head();
            if (!own.contains(first)) {
                names.add(first);
            }
            return;
        }
        Set<String> inside = new HashSet<>(own);
        if (node instanceof Filter filter) {
            // Within its brackets any name may be one of the entries.
            names(filter.list(), own, names);
            return;
        }
        if (node instanceof FunctionDefinition function) {
            function.parameters().foreach(inside::add);
        } else if (node instanceof ConstContext context) {
            context.entries().foreach(e -> inside.add(e._1()));
        } else if (node instanceof For loop) {
            loop.iterators().foreach(i -> inside.add(i._1()));
        } else if (node instanceof SomeItem some) {
            some.iterators().foreach(i -> inside.add(i._1()));
        } else if (node instanceof EveryItem every) {
            every.iterators().foreach(i -> inside.add(i._1()));
        }
        if (node instanceof Iterable<?> several) {
            several.iterator().foreach(c -> {
                names(c, inside, names);
                return null;
            });
        } else if (node instanceof Product product) {
            product.productIterator().foreach(c -> {
                names(c, inside, names);
                return null;
            });
        }
    }

    private static Optional<String> fault(ParseResult result) {
        return result.isFailure() ? Optional.of(result.failure().message()) : Optional.empty();
    }
}
