package com.saleswright.redesign;

/**
 * One fault in a diagram, decision table or form.
 *
 * @param rule the rule's class name, for example {@code UnknownStep}
 * @param severity whether it may go live
 * @param file resource name, for example {@code processes/deals/deal-approval.bpmn}
 * @param elementId id of the element, row or field; empty when the file as a whole is meant
 * @param message what is wrong, as a sentence
 * @param suggestion how to mend it, as a sentence
 */
public record Finding(
        String rule, Severity severity, String file, String elementId, String message, String suggestion) {

    /** How bad it is. */
    public enum Severity {
        /** A case would fail, hang or go to nobody: the file is not deployed. */
        ERROR,
        /** A case would run, but people would suffer: reported only. */
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The finding as one line for logs and consoles. */
    @Override
    public String toString() {
        return "%s %s%s: %s %s (%s)"
                .formatted(severity, file, elementId.isEmpty() ? "" : ", " + elementId, message, suggestion, rule);
    }
}
