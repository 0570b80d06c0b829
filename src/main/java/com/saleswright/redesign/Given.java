package com.saleswright.redesign;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What code hands to the processes, so that the model check knows what is set.
 *
 * @param variables process id or message name, to the variables that come with it
 * @param forms form id, to what the capability of the form makes of it; none for a form that no capability serves
 */
public record Given(Map<String, Set<String>> variables, Map<String, Taken> forms) {

    public static final Given NOTHING = new Given(Map.of(), Map.of());

    public Given {
        variables = new TreeMap<>(variables);
        forms = new TreeMap<>(forms);
    }

    /**
     * How a capability serves a form.
     *
     * @param fields keys of the fields that it takes for itself
     * @param facts variables that it sets instead
     */
    public record Taken(Set<String> fields, Set<String> facts) {}

    /** The variables that come with a process start or a message. */
    public Set<String> with(String processOrMessage) {
        return variables.getOrDefault(processOrMessage, Set.of());
    }
}
