package com.saleswright.redesign.migrate;

/** What can be done with a running case. */
public enum Verdict {
    /** It goes on in the other version where it is. */
    SAFE("safe"),
    /** It waits in a step that the other version does not have; somebody has to say where it goes on. */
    NEEDS_MAPPING("needs mapping"),
    /** It stays on its version. */
    CANNOT("cannot");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
