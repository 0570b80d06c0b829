package com.saleswright.redesign;

import java.time.Instant;

/**
 * Something that was decided about a redesign, or became of it.
 *
 * @param by user id; {@link #SYSTEM} for what no person did
 * @param filesHash SHA-256 over the files as they were then
 * @param document what was chosen or measured, as JSON; empty for nothing
 */
public record RedesignEvent(
        String redesign,
        int position,
        Kind kind,
        Instant at,
        String by,
        String filesHash,
        String reason,
        String document) {

    public static final String SYSTEM = "system";

    /** What happened. */
    public enum Kind {
        TAKEN_OVER("Begun from a newer built-in version"),
        PROPOSED("Proposed"),
        MEASURED("Impact measured"),
        APPROVED("Approved"),
        SENT_BACK("Sent back"),
        REJECTED("Rejected"),
        WITHDRAWN("Withdrawn"),
        DEPLOYED("Deployed for all new cases"),
        TRIAL_BEGUN("Deployed on trial"),
        TRIAL_COMPARED("Trial compared"),
        TRIAL_PASSED("Extended to all new cases"),
        TRIAL_FAILED("Trial failed"),
        CASES_MOVED("Running cases are moved"),
        CASES_LEFT("Running cases end on their version"),
        RESULT_MEASURED("Result measured"),
        KEPT("Kept"),
        ROLL_BACK_ASKED("Roll back asked for"),
        ROLLED_BACK("Rolled back"),
        CASES_MOVED_BACK("Cases are moved back"),
        CASES_LEFT_ON_IT("Cases on it end on it"),
        HANDED_OVER("Handed over");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
