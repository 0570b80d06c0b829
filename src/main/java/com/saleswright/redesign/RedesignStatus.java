package com.saleswright.redesign;

/** Where a redesign stands. */
public enum RedesignStatus {
    /** Being drawn: the only status in which files may be saved. */
    DRAFT("Draft"),
    /** A second person looks at it. */
    PROPOSED("In review"),
    /** Deployed for a share of the new cases. */
    TRIAL("On trial"),
    /** Deployed for all new cases. */
    LIVE("Live"),
    /** Was live or on trial; the version before is live again. */
    ROLLED_BACK("Rolled back"),
    /** Given up before it was live. */
    WITHDRAWN("Withdrawn");

    private final String label;

    RedesignStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isOpen() {
        return this == DRAFT || this == PROPOSED;
    }
}
