package com.saleswright.approvals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything an approver needs to see about the request.
 *
 * @param open whether an answer is still wanted
 * @param why one sentence: why this person is asked
 * @param approver id of the person who is asked; null for the approval administrators
 * @param lastDecided when this approver last decided on an earlier round; the figures show what has changed since
 * @param earlier decisions so far, oldest first, of this and former rounds
 */
public record SeatView(
        long seatId,
        boolean open,
        String businessKey,
        int round,
        String subject,
        String requester,
        String requesterName,
        String role,
        @Nullable String approver,
        String why,
        @Nullable Instant dueAt,
        List<Reason> reasons,
        List<FigureLine> figures,
        @Nullable Instant lastDecided,
        List<Said> earlier) {

    /**
     * A figure and how it has moved.
     *
     * @param judged whether one of the reasons names it
     * @param was its text when this approver last decided; null when they never did
     * @param change since then; null when they never did
     */
    public record FigureLine(
            String name,
            String label,
            String text,
            boolean judged,
            @Nullable String was,
            Figure.@Nullable Change change) {}

    /**
     * A decision that was taken.
     *
     * @param carried taken in an earlier round and still holding
     */
    public record Said(
            int round,
            int stage,
            String role,
            String approver,
            String approverName,
            @Nullable String onBehalfOf,
            Decision.Kind kind,
            String reason,
            List<Condition> conditions,
            boolean carried,
            Instant at) {}

    /** The figures that are not as they were when this approver last decided. */
    public List<FigureLine> changed() {
        return figures.stream()
                .filter(f -> f.change() != null && f.change() != Figure.Change.SAME)
                .toList();
    }
}
