package com.saleswright.people;

import java.util.Optional;

/**
 * Who gets the work that is meant for somebody.
 *
 * @param who active, present, and allowed to have it; empty when the whole line is away
 * @param onBehalfOf user id of the person whom the work is meant for
 * @param why how it came to {@code who}
 */
public record StandIn(Optional<Employee> who, String onBehalfOf, Why why) {

    /** What keeps the person from doing the work. */
    public enum Why {
        /** Nothing: it is the person. */
        PRESENT,
        /** Away on that day. */
        ABSENT,
        /** It is about the person's own request. */
        SELF,
        /** No longer with us. */
        LEFT
    }

    /** Whether somebody else than the person gets it, or nobody. */
    public boolean replaced() {
        return why != Why.PRESENT;
    }
}
