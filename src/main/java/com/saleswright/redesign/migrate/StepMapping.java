package com.saleswright.redesign.migrate;

/**
 * What an owner has decided about cases that wait in a step without a counterpart.
 *
 * @param process process id
 * @param from the step in which they wait
 * @param to the step of the other version
 */
public record StepMapping(String process, String from, String to, Kind kind) {

    /** What happens to the step. */
    public enum Kind {
        /** It goes on as the other step: the task keeps its assignee and its due date. */
        SAME,
        /** It is cancelled, and the case goes on at the other step, which begins anew. */
        MOVE
    }
}
