package com.saleswright.deals;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells those who act on an approval whether it still holds. */
@Component
@Transactional(readOnly = true)
public class ApprovedQuotes {

    private final QuoteStore quotes;

    ApprovedQuotes(QuoteStore quotes) {
        this.quotes = quotes;
    }

    /**
     * The content of a quote that is approved with exactly this snapshot; empty when it is no longer approved, was
     * approved anew, or is not what its hash says.
     *
     * @param snapshotHash as in {@link DealApproved}
     */
    public Optional<QuoteContent> stillApproved(String number, String snapshotHash) {
        return quotes.find(number)
                .filter(q -> q.status() == QuoteStatus.APPROVED)
                .filter(q -> snapshotHash.equals(q.snapshotHash()))
                .map(Quote::content)
                .filter(content -> Snapshots.hash(number, content).equals(snapshotHash));
    }
}
