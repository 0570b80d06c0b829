package com.saleswright.redesign.migrate;

/** Where a migration stands. */
public enum MigrationStatus {
    RUNNING("running"),
    PAUSED("paused"),
    /** Stopped by somebody: cases that had not had their turn stay on their version. */
    STOPPED("stopped"),
    DONE("done");

    private final String label;

    MigrationStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isOver() {
        return this == STOPPED || this == DONE;
    }
}
