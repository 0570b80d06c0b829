package com.saleswright.deals;

import com.saleswright.approvals.Requirement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** Stands in while no approval process is there: a quote stays in approval until it is recalled or lost. */
@Component
@Fallback
class InterimApproval implements DealApproval, DealPolicy {

    private final DealProgress progress;

    InterimApproval(DealProgress progress) {
        this.progress = progress;
    }

    @Override
    public List<Requirement> decide(Assessment facts) {
        if (facts.maxLineDiscount().compareTo(BigDecimal.valueOf(5)) <= 0) {
            return List.of();
        }
        return List.of(new Requirement(
                "discountUpTo15",
                "sales-manager",
                1,
                "A line is discounted by more than 5 %",
                Set.of("maxLineDiscount")));
    }

    @Override
    public void start(Quote quote) {
        // Nothing decides.
    }

    @Override
    public void completeRework(String number, String user) {
        progress.resubmit(number, user);
    }

    @Override
    public void acceptConditions(String number, String user) {
        progress.acceptConditions(number, user);
        progress.approve(number);
    }

    @Override
    public void recall(String number, String by, String reason) {
        progress.recalled(number, by, reason);
    }

    @Override
    public void lost(String number, String by, String reason) {
        progress.lost(number, by, reason);
    }
}
