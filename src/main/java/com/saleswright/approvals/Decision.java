package com.saleswright.approvals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an approver says.
 *
 * @param reason required for everything but a plain approval
 * @param conditions for an approval with conditions
 * @param addedApprover id of the person to ask as well, when one is added
 */
public record Decision(Kind kind, String reason, List<Condition> conditions, @Nullable String addedApprover) {

    /** The choices of an approver; the text is the past tense that timelines and mails show. */
    public enum Kind {
        APPROVE("approved"),
        APPROVE_WITH_CONDITIONS("approved with conditions"),
        SEND_BACK("sent back"),
        REJECT("rejected"),
        /** Ask somebody else first, then me again. */
        ADD_BEFORE("asked somebody else first"),
        /** I approve; ask somebody else as well. */
        ADD_AFTER("approved and asked somebody else as well");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        boolean approves() {
            return this == APPROVE || this == APPROVE_WITH_CONDITIONS || this == ADD_AFTER;
        }

        boolean adds() {
            return this == ADD_BEFORE || this == ADD_AFTER;
        }
    }

    public Decision {
        reason = reason.strip();
        conditions = List.copyOf(conditions);
    }

    public static Decision approve() {
        return new Decision(Kind.APPROVE, "", List.of(), null);
    }

    public static Decision approve(List<Condition> conditions, String reason) {
        return new Decision(Kind.APPROVE_WITH_CONDITIONS, reason, conditions, null);
    }

    public static Decision sendBack(String reason) {
        return new Decision(Kind.SEND_BACK, reason, List.of(), null);
    }

    public static Decision reject(String reason) {
        return new Decision(Kind.REJECT, reason, List.of(), null);
    }

    public static Decision addBefore(String approver, String reason) {
        return new Decision(Kind.ADD_BEFORE, reason, List.of(), approver);
    }

    public static Decision addAfter(String approver, String reason) {
        return new Decision(Kind.ADD_AFTER, reason, List.of(), approver);
    }
}
