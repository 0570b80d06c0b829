package com.saleswright.engine;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a form is shown or submitted.
 *
 * @param formId the form
 * @param user id of the person at the form
 * @param taskId the task, null for a start form
 * @param businessKey the case, null for a start form
 * @param variables the variables that the task sees, by name; null for one that is not set
 */
public record FormContext(
        String formId,
        String user,
        @Nullable String taskId,
        @Nullable String businessKey,
        Function<String, @Nullable Object> variables) {

    /** The value of a variable that the task sees, or null. */
    public <T> @Nullable T variable(Variable<T> variable) {
        Object value = variables.apply(variable.name());
        // Forms know numbers by their value: a Long that fits comes as an Integer.
        boolean narrowed = variable.type() == Long.class && value instanceof Integer;
        return variable.type().cast(narrowed ? Long.valueOf(((Integer) value).longValue()) : value);
    }
}
