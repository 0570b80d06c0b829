package com.saleswright.redesign.statistics;

import com.saleswright.redesign.Diagram;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened and what happens at an element of a diagram.
 *
 * @param name its label, or a word for what it is when it has none
 * @param type as in BPMN: {@code userTask}
 * @param drawn whether the shown version still has it
 * @param count how often cases reached it in the period
 * @param median of the time from reaching it to completing it; null when none was completed
 * @param p90 nine of ten were faster; null when none was completed
 * @param cancelled how many of those ended before they were completed
 * @param incidents open now, where they happened
 * @param waiting cases that are in it now
 * @param oldest how long the first of them has been there
 */
public record Step(
        String id,
        String name,
        String type,
        boolean drawn,
        long count,
        @Nullable TimeSpan median,
        @Nullable TimeSpan p90,
        long cancelled,
        long incidents,
        long waiting,
        @Nullable TimeSpan oldest) {

    /** {@code user task}. */
    public String kind() {
        return words(type);
    }

    /** Whether a case reached it in the period or is in it now. */
    public boolean isTouched() {
        return count > 0 || waiting > 0 || incidents > 0;
    }

    /** Sub-processes contain what is to be compared: their figures are shown, but they get no colour. */
    boolean isContainer() {
        return Diagram.SUB_PROCESSES.contains(type);
    }

    static String words(String type) {
        return type.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
