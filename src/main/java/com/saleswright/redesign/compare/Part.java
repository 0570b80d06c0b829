package com.saleswright.redesign.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be compared: an element of a diagram, a decision or one of its rows, a form or one of its fields.
 *
 * @param id unique in its file
 * @param kind what it is, in words: "user task", "row", "text field"
 * @param label what people call it
 * @param group the process, decision or form that it belongs to
 * @param properties name of a property, in words, to its value
 */
record Part(String id, String kind, String label, String group, Map<String, Value> properties) {

    Part {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /**
     * @param text what is shown
     * @param refersTo the id of the part that the text stands for, which may have been renamed, or of several, apart by
     *     blanks; else empty
     */
    record Value(String text, String refersTo) {

        static Value of(String text) {
            return new Value(text, "");
        }
    }
}
