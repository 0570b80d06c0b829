package com.saleswright.deals;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Marks approved quotes whose date has passed, each in a transaction of its own, on every node. */
@Component
class QuoteExpiry {

    private final QuoteStore quotes;
    private final DealProgress progress;

    QuoteExpiry(QuoteStore quotes, DealProgress progress) {
        this.quotes = quotes;
        this.progress = progress;
    }

    /** @return how many this node has marked */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT15M")
    int expire() {
        return (int) quotes.approvedWithDateBefore(progress.today()).stream()
                .filter(this::expired)
                .count();
    }

    private boolean expired(String number) {
        try {
            return progress.expire(number);
        } catch (OptimisticLockingFailureException another) {
            // Another node was faster, or the rep has lost the deal just now.
            return false;
        }
    }
}
