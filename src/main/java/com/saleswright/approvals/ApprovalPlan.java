package com.saleswright.approvals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who will be asked, in which order and why, before anything is submitted.
 *
 * @param stages in the order in which they are asked; empty when nobody has to agree
 * @param expectedBy when the last answer is due; null when nobody is asked
 * @param openConditions what earlier approvals that still count demand and the request does not meet
 */
public record ApprovalPlan(List<Stage> stages, @Nullable Instant expectedBy, List<Condition> openConditions) {

    /** Approvers that are asked at the same time; one of them suffices, or all have to agree. */
    public record Stage(int number, boolean anySuffices, List<Seat> seats, @Nullable Instant expectedBy) {}

    /**
     * One approval.
     *
     * @param how asked, carried (approved in an earlier round and nothing got worse), passed (the same person decides in
     *     another seat) or automatic
     * @param approver id of the person; null when nobody was found and the approval administrators decide
     * @param approverName their name, or "Approval administrators"
     * @param onBehalfOf id of the absent person that the approver stands in for
     * @param why one sentence: why this person
     * @param expectedBy when the answer is due; null when nobody is asked
     */
    public record Seat(
            How how,
            String role,
            List<Reason> reasons,
            @Nullable String approver,
            String approverName,
            @Nullable String onBehalfOf,
            String why,
            @Nullable Instant expectedBy) {}

    /** Whether somebody is asked. */
    public enum How {
        ASKED,
        CARRIED,
        PASSED,
        AUTOMATIC
    }

    /** Whether no approver is asked: the request is approved at once, or on the conditions that are open. */
    public boolean asksNobody() {
        return expectedBy == null;
    }
}
