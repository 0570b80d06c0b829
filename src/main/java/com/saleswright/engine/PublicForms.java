package com.saleswright.engine;

import java.util.Locale;
import java.util.Map;

/**
 * Forms on pages without a task: the file that the Tasklist would show, in its latest deployed version, and the same
 * rules on the server.
 */
public interface PublicForms {

    /**
     * Checks what was entered, with reasons in the language of the current request.
     *
     * @see #check(String, Map, Map, Locale)
     */
    Map<String, Object> check(String formId, Map<String, Object> submitted, Map<String, Object> context);

    /**
     * Checks what was entered as the form of a task would be checked.
     *
     * @param submitted plain values by field key, nested for fields in groups, as the viewer sends them
     * @param context what the person saw: values by field key, and option lists by {@code valuesKey}
     * @param language of the reasons: Chinese, or else English
     * @return the accepted values: text, Boolean, Integer, Long or Double by value, list or map; null for a field left
     *     empty
     * @throws FormRejected with all problems, in the order of the form
     * @throws IllegalStateException when no such form is deployed
     */
    Map<String, Object> check(
            String formId, Map<String, Object> submitted, Map<String, Object> context, Locale language);

    /**
     * The form as JSON for the viewer, with the texts that it carries in the language, and without properties that are
     * no business of a reader.
     *
     * @throws IllegalStateException when no such form is deployed
     */
    String schema(String formId, Locale language);
}
