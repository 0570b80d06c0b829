package com.saleswright.engine;

import java.util.Map;
import java.util.Set;

/**
 * A capability's side of its forms: what they show and what becomes of what people enter.
 *
 * <p>Form data comes from the domain and goes to the domain: it does not pass through process variables.
 */
public interface FormHandler {

    /** Name of the fact by which {@link #take} of a start form gives the new case its business key. */
    String BUSINESS_KEY = "businessKey";

    /** Ids of the forms it serves, for example {@code decide-deal}. */
    Set<String> forms();

    /**
     * Keys of the fields it takes for itself. A field that is not among them, because a process owner added it to the
     * form, becomes a process variable.
     */
    Set<String> fields();

    /**
     * Names of the facts that {@link #take} may answer with for this form, without {@link #BUSINESS_KEY}. The model check
     * reads here which variables a user task sets.
     */
    default Set<String> facts(String formId) {
        return Set.of();
    }

    /**
     * Values by field key, and option lists by {@code valuesKey}, each time the form is opened. Values are strings,
     * numbers, booleans, and lists and maps of these.
     */
    Map<String, Object> show(FormContext form);

    /**
     * Takes the validated values in the transaction that completes the task or starts the case. There is a value for
     * each field of {@link #fields} that was submitted: text, Boolean, Integer, Long or Double by value, list or map; null
     * for one left empty. Hidden and read-only fields are not among them.
     *
     * @return the facts that the flow decides on; they become process variables
     * @throws FormRejected when a domain rule refuses a value; nothing is changed then
     */
    Map<String, Object> take(FormContext form, Map<String, Object> values);
}
