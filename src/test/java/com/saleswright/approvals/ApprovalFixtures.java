package com.saleswright.approvals;

import com.saleswright.approvals.Figure.Worse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Requests for approval to start from in tests: a deal with a discount and a margin. */
final class ApprovalFixtures {

    static final Requirement MANAGER = new Requirement(
            "discountOver5", "sales-manager", 1, "A line is discounted by more than 5 %", Set.of("discount"));
    static final Requirement DIRECTOR = new Requirement(
            "discountOver15", "sales-director", 2, "A line is discounted by more than 15 %", Set.of("discount"));
    static final Requirement FINANCE =
            new Requirement("marginUnder15", "finance", 2, "The margin is below 15 %", Set.of("margin"));

    private ApprovalFixtures() {}

    static ApprovalRequest aRequest(String businessKey, String requester, Requirement... requirements) {
        return aRequest(businessKey, requester, 20, 12, requirements);
    }

    static ApprovalRequest aRequest(
            String businessKey, String requester, double discount, double margin, Requirement... requirements) {
        return new ApprovalRequest(
                businessKey,
                "Acme, 120,000.00",
                requester,
                List.of(requirements),
                List.of(
                        figure("discount", "Largest discount", discount, Worse.HIGHER),
                        figure("margin", "Margin", margin, Worse.LOWER)),
                "snapshot-" + discount + "-" + margin);
    }

    static Figure figure(String name, String label, double percent, Worse worse) {
        return new Figure(name, label, percent + " %", BigDecimal.valueOf(percent), worse);
    }

    static Requirement always(Requirement r) {
        return new Requirement(r.rule(), r.role(), r.stage(), r.reason(), r.figures(), true, r.anySuffices());
    }

    static Requirement any(Requirement r) {
        return new Requirement(r.rule(), r.role(), r.stage(), r.reason(), r.figures(), r.alwaysAsk(), true);
    }

    static Requirement inStage(int stage, Requirement r) {
        return new Requirement(r.rule(), r.role(), stage, r.reason(), r.figures(), r.alwaysAsk(), r.anySuffices());
    }
}
