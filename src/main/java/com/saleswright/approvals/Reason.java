package com.saleswright.approvals;

import java.util.Set;

/** Why an approver is asked: the rule, its sentence, and the figures it judges. */
public record Reason(String rule, String text, Set<String> figures) {

    public Reason {
        figures = Set.copyOf(figures);
    }
}
