package com.saleswright.approvals;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for the agreement that a request needs: plans who is asked, takes decisions, keeps what was said. */
@Component
@Transactional
public class Approvals {

    private static final String NOT_YET = "approvals are not wired yet";

    /** Who would be asked if the request were submitted now. Writes nothing. */
    @Transactional(readOnly = true)
    public ApprovalPlan preview(ApprovalRequest request) {
        throw new UnsupportedOperationException(NOT_YET);
    }

    /**
     * Opens a new round for the case. A round that is still open is withdrawn.
     *
     * @return id of the chain, for the variable {@code approvalId} of the called process
     */
    public long open(ApprovalRequest request) {
        throw new UnsupportedOperationException(NOT_YET);
    }

    /** Everything that a decision form shows. */
    @Transactional(readOnly = true)
    public SeatView seat(long seatId) {
        throw new UnsupportedOperationException(NOT_YET);
    }

    /**
     * The people that an approver may add: everybody but the requester and those who are deciding already.
     *
     * @return options for a select field: {@code label} and {@code value}, by name
     */
    @Transactional(readOnly = true)
    public List<Map<String, String>> possibleAdditions(long seatId) {
        throw new UnsupportedOperationException(NOT_YET);
    }

    /**
     * Takes a decision.
     *
     * @throws DecisionRefused when this person may not decide now or a part of the decision is missing or wrong
     */
    public Decided decide(long seatId, String user, Decision decision) {
        throw new UnsupportedOperationException(NOT_YET);
    }

    /**
     * Ends the open round of a case because its requester or its business no longer wants it, and tells who was being
     * asked. Does nothing when no round is open. Ending the process is up to the caller.
     */
    public void withdraw(String businessKey, String by, String reason) {
        throw new UnsupportedOperationException(NOT_YET);
    }

    /**
     * An administrator decides in place of everybody, and the process goes on. Marked for review by a second person.
     *
     * @throws DecisionRefused without a reason, for anybody but an approval administrator, and for the requester
     */
    public void override(long chainId, String administrator, boolean approve, String reason) {
        throw new UnsupportedOperationException(NOT_YET);
    }

    /**
     * Gives a seat to somebody else, with its task.
     *
     * @throws DecisionRefused when that person is the requester, is already deciding, or no longer works here
     */
    public void reassign(long seatId, String to, String by, String reason) {
        throw new UnsupportedOperationException(NOT_YET);
    }

    /** All rounds of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<ChainView> history(String businessKey) {
        throw new UnsupportedOperationException(NOT_YET);
    }
}
