package com.saleswright.redesign;

/** What the case of a redesign needs of the migration of running cases. */
public interface CaseMoves {

    /** Begins to move the cases on older versions, unless somebody has begun already. */
    void begin(String number, String by);

    /** Whether no migration that was started for the redesign goes on. */
    boolean isFinished(String number);

    /** Begins to move the cases on a redesign that was rolled back to the version that is live again. */
    void startRollBack(String number, String by);
}
