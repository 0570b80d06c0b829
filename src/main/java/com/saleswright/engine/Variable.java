package com.saleswright.engine;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * A process variable with its name and type, so that neither is repeated as a literal.
 *
 * @param name as the diagrams and forms write it, camelCase
 * @param type the Java type of the value
 */
public record Variable<T>(String name, Class<T> type) {

    public static Variable<String> text(String name) {
        return new Variable<>(name, String.class);
    }

    public static Variable<Boolean> flag(String name) {
        return new Variable<>(name, Boolean.class);
    }

    /**
     * The value, which must be there.
     *
     * @throws IllegalStateException when the variable is missing or of another type; the message names both
     */
    public T get(VariableScope scope) {
        T value = find(scope);
        if (value == null) {
            throw new IllegalStateException("Variable '%s' (%s) is not set".formatted(name, type.getSimpleName()));
        }
        return value;
    }

    /** The value, or null when the variable is missing or empty. */
    public @Nullable T find(VariableScope scope) {
        Object value = scope.getVariable(name);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalStateException("Variable '%s' is %s where %s is expected"
                    .formatted(name, value.getClass().getSimpleName(), type.getSimpleName()));
        }
        return type.cast(value);
    }

    public void set(VariableScope scope, @Nullable T value) {
        scope.setVariable(name, value);
    }

    /** Sets the value in this scope alone, for example for one instance of a multi-instance activity. */
    public void setLocal(VariableScope scope, @Nullable T value) {
        scope.setVariableLocal(name, value);
    }
}
