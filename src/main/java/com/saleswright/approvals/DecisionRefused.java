package com.saleswright.approvals;

/** A decision that cannot be taken like this; nothing is changed. */
public class DecisionRefused extends RuntimeException {

    private final String field;

    /**
     * @param field which part of the decision: decision, reason, conditions or addedApprover
     * @param reason what is wrong and what would be right, as a sentence for the approver
     */
    public DecisionRefused(String field, String reason) {
        super(reason);
        this.field = field;
    }

    public String field() {
        return field;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
