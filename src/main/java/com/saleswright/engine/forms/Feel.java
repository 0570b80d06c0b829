package com.saleswright.engine.forms;

import java.util.Set;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** The expressions in forms, evaluated by the FEEL engine that also evaluates the decision tables. */
final class Feel {

    private final FeelEngine engine = new ScalaFeelEngineFactory().createInstance();

    /** Whether a property of a form holds an expression rather than a value. */
    static boolean isExpression(@Nullable String text) {
        return text != null && text.startsWith("=");
    }

    /** The value of an expression such as {@code =price * 2}; null when it has none, as in the viewer. */
    @Nullable
    Object value(String expression, FormData data) {
        try {
            return Values.plain(engine.evaluateSimpleExpression(expression.substring(1), new Names(data)));
        } catch (FeelException e) {
            return null;
        }
    }

    /** Whether a condition holds. One that is neither true nor false does not hold. */
    boolean holds(String condition, FormData data) {
        return Boolean.TRUE.equals(value(condition, data));
    }

    private record Names(FormData data) implements VariableContext {

        @Override
        public TypedValue resolve(String name) {
            return Variables.untypedValue(data.get(name));
        }

        @Override
        public boolean containsVariable(String name) {
            return data.has(name);
        }

        @Override
        public Set<String> keySet() {
            return data.names();
        }
    }
}
