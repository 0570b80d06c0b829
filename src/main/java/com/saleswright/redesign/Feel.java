package com.saleswright.redesign;

import java.util.Optional;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

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
        return fault(ENGINE.parseUnaryTests(cell));
    }

    private static Optional<String> fault(ParseResult result) {
        return result.isFailure() ? Optional.of(result.failure().message()) : Optional.empty();
    }
}
