package com.saleswright.redesign.migrate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step without a counterpart in the other version, in which cases wait.
 *
 * @param process process id
 * @param step id of the element
 * @param name its label
 * @param cases how many wait in it
 * @param chosen what the owner has decided; null before that
 * @param suggestion id of the step that is probably meant; null when none is alike
 * @param same steps that it can go on as
 * @param move steps that its cases can be moved to
 */
public record OpenStep(
        String process,
        String step,
        String name,
        long cases,
        @Nullable StepMapping chosen,
        @Nullable String suggestion,
        List<Choice> same,
        List<Choice> move) {

    /**
     * A step of the other version.
     *
     * @param id id of the element
     * @param name its label
     */
    public record Choice(String id, String name) {}

    /** What the chosen step is called. */
    public String chosenName() {
        if (chosen == null) {
            return "";
        }
        String id = chosen.to();
        return java.util.stream.Stream.concat(same.stream(), move.stream())
                .filter(c -> c.id().equals(id))
                .map(Choice::name)
                .findFirst()
                .orElse(id);
    }
}
