package com.saleswright.deals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in words what differs between two versions of a quote. */
@Component
class Changes {

    private final Money money;

    Changes(Money money) {
        this.money = money;
    }

    List<Change> between(QuoteContent before, QuoteContent after) {
        List<Change> changes = new ArrayList<>();
        note(changes, "Customer", before.customerName(), after.customerName());
        note(changes, "Title", before.title(), after.title());
        lines(changes, before.lines(), after.lines());
        Terms was = before.terms();
        Terms is = after.terms();
        note(changes, "Payment", was.paymentDays() + " days", is.paymentDays() + " days");
        note(changes, "Contract", was.contractMonths() + " months", is.contractMonths() + " months");
        note(changes, "Prepayment", was.prepaymentPercent() + " %", is.prepaymentPercent() + " %");
        note(changes, "Non-standard terms", was.nonStandardTerms(), is.nonStandardTerms());
        note(changes, "Competitor", before.competitor(), after.competitor());
        note(changes, "Reason", before.reason(), after.reason());
        note(
                changes,
                "Valid until",
                before.validUntil().toString(),
                after.validUntil().toString());
        note(changes, "Opportunity", before.opportunityId(), after.opportunityId());
        return changes;
    }

    /** Lines of the same product belong together, the first with the first. */
    private void lines(List<Change> changes, List<QuoteLine> before, List<QuoteLine> after) {
        Map<Long, Deque<QuoteLine>> earlier = new HashMap<>();
        before.forEach(l ->
                earlier.computeIfAbsent(l.productId(), k -> new ArrayDeque<>()).add(l));
        for (QuoteLine line : after) {
            QuoteLine was =
                    earlier.getOrDefault(line.productId(), new ArrayDeque<>()).poll();
            note(changes, line.productName(), was == null ? null : describe(was), describe(line));
        }
        for (QuoteLine line : before) {
            Deque<QuoteLine> left = earlier.get(line.productId());
            if (left != null && left.remove(line)) {
                note(changes, line.productName(), describe(line), null);
            }
        }
    }

    private String describe(QuoteLine line) {
        return "%,d × %s (%s off)"
                .formatted(line.quantity(), money.format(line.netPrice()), Money.percent(line.discountPercent()));
    }

    private static void note(List<Change> changes, String what, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(
                    new Change(what, Objects.requireNonNullElse(before, ""), Objects.requireNonNullElse(after, "")));
        }
    }
}
