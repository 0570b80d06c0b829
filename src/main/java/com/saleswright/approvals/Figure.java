package com.saleswright.approvals;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that an approver judges.
 *
 * @param name camelCase, as requirements name it
 * @param label as forms show it
 * @param text the value as forms show it, with its unit
 * @param number the value to compare; null when only the text can be compared
 * @param worse which way is worse for an approver
 */
public record Figure(String name, String label, String text, @Nullable BigDecimal number, Worse worse) {

    /** Which change of a figure asks for a new approval. */
    public enum Worse {
        HIGHER,
        LOWER,
        ANY_CHANGE
    }

    /** How a figure has moved since an earlier round. */
    public enum Change {
        SAME,
        BETTER,
        WORSE,
        NEW
    }

    /** The change since the earlier figure. Without numbers every change is for the worse: a person has to look. */
    public Change since(@Nullable Figure earlier) {
        if (earlier == null) {
            return Change.NEW;
        }
        if (worse == Worse.ANY_CHANGE || number == null || earlier.number == null) {
            return sameAs(earlier) ? Change.SAME : Change.WORSE;
        }
        int direction = number.compareTo(earlier.number);
        if (direction == 0) {
            return Change.SAME;
        }
        return direction > 0 == (worse == Worse.HIGHER) ? Change.WORSE : Change.BETTER;
    }

    /** Whether this figure keeps within a limit that an approver has set for it. */
    boolean keepsWithin(BigDecimal limit) {
        return number != null
                && switch (worse) {
                    case HIGHER -> number.compareTo(limit) <= 0;
                    case LOWER -> number.compareTo(limit) >= 0;
                    case ANY_CHANGE -> number.compareTo(limit) == 0;
                };
    }

    private boolean sameAs(Figure earlier) {
        return number != null && earlier.number != null
                ? number.compareTo(earlier.number) == 0
                : Objects.equals(text, earlier.text);
    }
}
