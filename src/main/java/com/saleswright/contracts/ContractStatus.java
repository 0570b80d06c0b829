package com.saleswright.contracts;

import java.util.EnumSet;
import java.util.Set;

/** Where a contract stands, and where it can go from there. */
public enum ContractStatus {
    PREPARATION("In preparation"),
    REVIEW("In legal review"),
    /** The rep talks with the customer about what legal wants changed. */
    NEGOTIATION("In negotiation"),
    SIGNING("Out for signature"),
    /** Declined, expired or taken back: somebody decides how to go on. */
    UNSIGNED("Not signed"),
    ACTIVE("Active"),
    /** The customer disputes it. */
    SUSPENDED("Suspended"),
    ENDED("Ended"),
    TERMINATED("Terminated"),
    /** Given up before it was signed. */
    CLOSED("Closed"),
    CANCELLED("Cancelled"),
    /** Its terms are not those that were approved. */
    RETURNED("Back to approval");

    private final String label;

    ContractStatus(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Whether it is still being made: nobody is bound yet. */
    public boolean beingMade() {
        return this == PREPARATION || this == REVIEW || this == NEGOTIATION || this == SIGNING || this == UNSIGNED;
    }

    /** Whether nothing more will happen to it. */
    public boolean over() {
        return !beingMade() && this != ACTIVE && this != SUSPENDED;
    }

    boolean canBecome(ContractStatus next) {
        return followers().contains(next);
    }

    private Set<ContractStatus> followers() {
        return switch (this) {
            case PREPARATION -> EnumSet.of(PREPARATION, REVIEW, SIGNING, CLOSED, CANCELLED, RETURNED);
            case REVIEW -> EnumSet.of(NEGOTIATION, SIGNING, CANCELLED);
            case NEGOTIATION -> EnumSet.of(NEGOTIATION, REVIEW, SIGNING, CLOSED, CANCELLED, RETURNED);
            case SIGNING -> EnumSet.of(ACTIVE, UNSIGNED, PREPARATION, CANCELLED);
            case UNSIGNED -> EnumSet.of(SIGNING, PREPARATION, CLOSED, CANCELLED, RETURNED);
            case ACTIVE -> EnumSet.of(SUSPENDED, ENDED);
            case SUSPENDED -> EnumSet.of(ACTIVE, TERMINATED);
            case ENDED, TERMINATED, CLOSED, CANCELLED, RETURNED -> EnumSet.noneOf(ContractStatus.class);
        };
    }
}
