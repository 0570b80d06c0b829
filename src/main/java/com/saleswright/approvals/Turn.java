package com.saleswright.approvals;

import com.saleswright.approvals.ChainView.TurnStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's place in the queue of a seat. Added approvers, escalation, substitution and reassignment all come down
 * to another turn.
 *
 * @param id null until stored
 * @param approver null for the approval administrators
 * @param fromRole whether the role led to this person, so that who leaves is replaced by the role's next holder
 */
record Turn(
        @Nullable Long id,
        @Nullable String approver,
        @Nullable String onBehalfOf,
        String why,
        boolean fromRole,
        TurnStatus status,
        @Nullable Instant openedAt,
        @Nullable Instant dueAt,
        Decision.@Nullable Kind kind,
        String reason,
        List<Condition> conditions,
        @Nullable Instant decidedAt) {

    static Turn of(Candidate candidate, boolean fromRole) {
        return new Turn(
                null,
                candidate.approver(),
                candidate.onBehalfOf(),
                candidate.why(),
                fromRole,
                TurnStatus.WAITING,
                null,
                null,
                null,
                "",
                List.of(),
                null);
    }

    /** The same approval in a later round, with the conditions that are still to be met. */
    Turn carried(int fromRound, List<Condition> unmet) {
        return new Turn(
                null,
                approver,
                onBehalfOf,
                "Approved in round " + fromRound + ", and nothing that was judged has got worse",
                fromRole,
                TurnStatus.DECIDED,
                openedAt,
                dueAt,
                unmet.isEmpty() ? Decision.Kind.APPROVE : Decision.Kind.APPROVE_WITH_CONDITIONS,
                reason,
                unmet,
                decidedAt);
    }

    Turn openedFor(Candidate candidate, Instant now, Instant due) {
        return new Turn(
                id,
                candidate.approver(),
                candidate.onBehalfOf(),
                candidate.why(),
                fromRole,
                TurnStatus.OPEN,
                now,
                due,
                kind,
                reason,
                conditions,
                decidedAt);
    }

    Turn decided(String by, Decision decision, Instant now) {
        return new Turn(
                id,
                by,
                onBehalfOf,
                why,
                fromRole,
                TurnStatus.DECIDED,
                openedAt,
                dueAt,
                decision.kind(),
                decision.reason(),
                decision.conditions(),
                now);
    }

    Turn with(TurnStatus newStatus) {
        return new Turn(
                id,
                approver,
                onBehalfOf,
                why,
                fromRole,
                newStatus,
                openedAt,
                dueAt,
                kind,
                reason,
                conditions,
                decidedAt);
    }

    boolean open() {
        return status == TurnStatus.OPEN;
    }

    boolean waiting() {
        return status == TurnStatus.WAITING;
    }

    boolean approved() {
        return status == TurnStatus.DECIDED && kind != null && kind.approves();
    }
}
