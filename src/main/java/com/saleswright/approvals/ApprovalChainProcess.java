package com.saleswright.approvals;

import com.saleswright.engine.Variable;
import org.springframework.stereotype.Component;

/** The names of approval-chain, and what we tell it. */
@Component
public class ApprovalChainProcess {

    public static final String PROCESS = "approval-chain";
    public static final String DECIDE_REQUEST = "userTask_decideRequest";

    /** In: the chain. */
    public static final Variable<Long> APPROVAL_ID = new Variable<>("approvalId", Long.class);
    /** In: the form that approvers decide with. */
    public static final Variable<String> DECISION_FORM = Variable.text("decisionForm");
    /** Out: {@link ChainView.Outcome}, never open. */
    public static final Variable<String> OUTCOME = Variable.text("outcome");
    /** How many seats of the stage are to be asked. */
    public static final Variable<Integer> SEATS_TO_ASK = new Variable<>("seatsToAsk", Integer.class);
    /** The seat that a decision task is about. */
    public static final Variable<Long> SEAT = new Variable<>("seat", Long.class);
    /** What follows from a decision: {@link Decided.Result}. */
    public static final Variable<String> SEAT_RESULT = Variable.text("seatResult");
}
