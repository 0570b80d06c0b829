package com.saleswright.engine;

import java.util.Map;

/** The forms of tasks, for pages of ours. */
public interface TaskForms {

    /**
     * A form and what it shows.
     *
     * @param values by field key, and option lists by {@code valuesKey}; plain text, numbers, booleans, lists and maps
     */
    record Shown(String formId, Map<String, Object> values) {}

    /**
     * What the capability shows in the form of a task to the person who is logged in to the engine.
     *
     * @throws IllegalStateException when the task is gone or has no form
     * @throws org.camunda.bpm.engine.AuthorizationException when this person may not work on the task
     */
    Shown show(String taskId);
}
