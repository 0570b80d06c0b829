package com.saleswright.deals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Where a quote stands, and where it can go from there. */
public enum QuoteStatus {
    DRAFT("Draft"),
    IN_APPROVAL("In approval"),
    /** Sent back: the rep changes it and submits again. */
    REWORK("Sent back"),
    /** Approved if the rep accepts conditions. */
    CONDITIONS("Conditions to accept"),
    APPROVED("Approved"),
    REJECTED("Rejected"),
    /** The approval took too long. */
    LAPSED("Lapsed"),
    /** Approved, but its date has passed. */
    EXPIRED("Expired"),
    LOST("Lost");

    private final String label;

    QuoteStatus(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Whether its content may be changed. */
    public boolean editable() {
        return this == DRAFT || this == REWORK || this == CONDITIONS;
    }

    /** Whether an approval case is running for it. */
    public boolean running() {
        return this == IN_APPROVAL || this == REWORK || this == CONDITIONS;
    }

    /** Whether it has ended without a deal but can be taken up again as a draft. */
    public boolean reopenable() {
        return this == REJECTED || this == LAPSED || this == EXPIRED;
    }

    boolean canBecome(QuoteStatus next) {
        return followers().contains(next);
    }

    private Set<QuoteStatus> followers() {
        return switch (this) {
            case DRAFT -> EnumSet.of(IN_APPROVAL, LOST);
            case IN_APPROVAL -> EnumSet.of(REWORK, CONDITIONS, APPROVED, REJECTED, LAPSED, DRAFT, LOST);
            case REWORK -> EnumSet.of(IN_APPROVAL, LAPSED, DRAFT, LOST);
            case CONDITIONS -> EnumSet.of(IN_APPROVAL, REWORK, LAPSED, DRAFT, LOST);
            case APPROVED -> EnumSet.of(EXPIRED, LOST, DRAFT);
            case REJECTED, LAPSED, EXPIRED -> EnumSet.of(DRAFT, LOST);
            case LOST -> EnumSet.noneOf(QuoteStatus.class);
        };
    }

    /** The states in which an approval case is running. */
    static Set<QuoteStatus> allRunning() {
        EnumSet<QuoteStatus> running = EnumSet.noneOf(QuoteStatus.class);
        Arrays.stream(values()).filter(QuoteStatus::running).forEach(running::add);
        return running;
    }
}
