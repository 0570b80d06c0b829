package com.saleswright.approvals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round of approval of a case.
 *
 * @param outcome open, approved, approvedWithConditions, sentBack, rejected, lapsed or withdrawn
 * @param conditions of all approvers together, those of carried approvals included
 * @param said what everybody decided, one sentence each, as a mail or a page can show it
 */
public record ChainView(
        long id,
        String businessKey,
        int round,
        String subject,
        String requester,
        String snapshotHash,
        Outcome outcome,
        Instant openedAt,
        @Nullable Instant closedAt,
        List<SeatLine> seats,
        List<Condition> conditions,
        @Nullable Overruled overruled,
        List<String> said) {

    /** Where a chain stands; the name is the value of the process variable {@code outcome}. */
    public enum Outcome {
        open,
        approved,
        approvedWithConditions,
        sentBack,
        rejected,
        lapsed,
        withdrawn
    }

    /** An approval and the people it was asked of, in order. */
    public record SeatLine(
            long id, int stage, String role, SeatStatus status, List<Reason> reasons, List<TurnLine> turns) {}

    /** Where a seat stands. */
    public enum SeatStatus {
        WAITING,
        OPEN,
        APPROVED,
        CARRIED,
        PASSED,
        AUTOMATIC,
        NOT_NEEDED,
        SENT_BACK,
        REJECTED,
        CANCELLED;

        boolean unsettled() {
            return this == WAITING || this == OPEN;
        }
    }

    /**
     * One person's turn.
     *
     * @param approver id; null for the approval administrators
     * @param status waiting, open, decided, passed on (escalated, reassigned) or cancelled
     * @param kind what they decided; null when they did not
     */
    public record TurnLine(
            @Nullable String approver,
            String approverName,
            @Nullable String onBehalfOf,
            String why,
            TurnStatus status,
            @Nullable Instant openedAt,
            @Nullable Instant dueAt,
            Decision.@Nullable Kind kind,
            String reason,
            List<Condition> conditions,
            @Nullable Instant decidedAt) {}

    /** Where a turn stands. */
    public enum TurnStatus {
        WAITING,
        OPEN,
        DECIDED,
        PASSED_ON,
        CANCELLED
    }

    /** An administrator's override, which a second person looks at later. */
    public record Overruled(String by, String reason, @Nullable String reviewedBy, @Nullable Instant reviewedAt) {}

    public boolean open() {
        return outcome == Outcome.open;
    }
}
