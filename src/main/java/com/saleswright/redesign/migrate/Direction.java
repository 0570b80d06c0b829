package com.saleswright.redesign.migrate;

/** Which way running cases are taken. */
public enum Direction {
    /** To the version that the redesign makes. */
    FORWARD,
    /** From there to the version before. */
    BACK
}
