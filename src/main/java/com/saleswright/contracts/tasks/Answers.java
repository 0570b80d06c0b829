package com.saleswright.contracts.tasks;

import java.util.Map;

/** What was entered into a form, by field; what was left empty is an empty text, no, or 0. */
record Answers(Map<String, Object> values) {

    String text(String field) {
        Object value = values.get(field);
        return value == null ? "" : value.toString().strip();
    }

    int whole(String field) {
        return values.get(field) instanceof Number number ? number.intValue() : 0;
    }

    boolean yes(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }
}
