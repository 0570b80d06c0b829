package com.saleswright.engine.guard;

import java.util.List;
import org.camunda.bpm.engine.Problem;

/**
 * What is wrong with one element, in the shape of the engine's own problems.
 *
 * @param message what and why, and how to mend it
 * @param elementId the element, or the one around it that has an id; empty when there is none
 * @param line where it begins, from 1; 0 when that is not known
 */
record Finding(String message, String elementId, int line, int column) implements Problem {

    Finding(String message) {
        this(message, "", 0, 0);
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public int getLine() {
        return line;
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public String getMainElementId() {
        return elementId;
    }

    @Override
    public List<String> getElementIds() {
        return elementId.isEmpty() ? List.of() : List.of(elementId);
    }

    @Override
    public String toString() {
        return (line > 0 ? ", line " + line : "") + (elementId.isEmpty() ? "" : ", " + elementId) + ": " + message;
    }
}
