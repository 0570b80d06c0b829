package com.saleswright.approvals;

import java.util.Set;

/**
 * Somebody has to agree: one row hit of a policy table.
 *
 * @param rule id of the row, stable over its rewordings
 * @param role the role that decides, {@link #NEXT_LEVEL} or {@link #AUTOMATIC}
 * @param stage when: lower stages first, equal stages in parallel
 * @param reason the row's sentence, shown to the requester and the approver
 * @param figures names of the figures it judges; an approval holds in later rounds until one of them gets worse
 * @param alwaysAsk asks even who has already approved in an earlier seat of the chain
 * @param anySuffices one approval settles the stage; holds when all requirements of the stage say so
 */
public record Requirement(
        String rule,
        String role,
        int stage,
        String reason,
        Set<String> figures,
        boolean alwaysAsk,
        boolean anySuffices) {

    /** In place of a role: nobody is asked. */
    public static final String AUTOMATIC = "automatic";

    /** In place of a role: the requester's superior. */
    public static final String NEXT_LEVEL = "next-level";

    public Requirement {
        figures = Set.copyOf(figures);
    }

    public Requirement(String rule, String role, int stage, String reason, Set<String> figures) {
        this(rule, role, stage, reason, figures, false, false);
    }
}
