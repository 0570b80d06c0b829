package com.saleswright.approvals;

import java.util.Map;
import java.util.Set;

/** What follows from a decision. */
public record Decided(long seatId, Result result) {

    /** Where the flow goes on; the name is the value of the process variable {@code seatResult}. */
    public enum Result {
        /** The seat has its answer. */
        settled,
        /** Somebody else is asked for the same seat. */
        nextApprover,
        /** Nobody else of the stage needs to answer. */
        endsStage
    }

    /** Names of {@link #facts}. */
    static final Set<String> FACTS = Set.of(ApprovalChainProcess.SEAT_RESULT.name());

    /** The facts that the flow of approval-chain decides on, for a form handler to return. */
    public Map<String, Object> facts() {
        return Map.of(ApprovalChainProcess.SEAT_RESULT.name(), result.name());
    }
}
