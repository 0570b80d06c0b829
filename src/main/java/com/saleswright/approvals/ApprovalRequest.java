package com.saleswright.approvals;

import java.util.List;

/**
 * What is to be approved, why, and by whom.
 *
 * @param businessKey the case
 * @param subject one line that names it to an approver: customer and amount, position and grade
 * @param requester id of the person who asks
 * @param requirements why somebody has to agree; empty: nobody has to
 * @param figures what is judged
 * @param snapshotHash hash of the inputs, kept with every decision as proof of what was decided on
 */
public record ApprovalRequest(
        String businessKey,
        String subject,
        String requester,
        List<Requirement> requirements,
        List<Figure> figures,
        String snapshotHash) {

    public ApprovalRequest {
        requirements = List.copyOf(requirements);
        figures = List.copyOf(figures);
    }
}
