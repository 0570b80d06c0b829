package com.saleswright.deals;

import com.saleswright.approvals.ApprovalPlan;
import com.saleswright.approvals.Figure;
import com.saleswright.approvals.Requirement;
import java.util.List;

/**
 * What would happen if a quote were submitted now.
 *
 * @param figures what would be judged
 * @param requirements the rules that the quote hits, in the order of the policy
 * @param plan who would be asked, when and why
 * @param missing what must be added first; empty when it can be submitted
 */
public record Preview(
        Assessment assessment,
        List<Figure> figures,
        List<Requirement> requirements,
        ApprovalPlan plan,
        List<QuoteRejected.Problem> missing) {

    /** Why somebody is asked: the sentences of the rules, each once although a rule may ask several people. */
    public List<String> reasons() {
        return requirements.stream()
                .filter(r -> !r.role().equals(Requirement.AUTOMATIC))
                .map(Requirement::reason)
                .distinct()
                .toList();
    }
}
