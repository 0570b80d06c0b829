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
        return variable.type().cast(variables.apply(variable.name()));
    }
}
