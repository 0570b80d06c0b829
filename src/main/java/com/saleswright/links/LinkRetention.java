package com.saleswright.links;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes links some months after they expired: long enough for who asks late why a link is dead. */
@Component
class LinkRetention {

    private static final Duration KEEP = Duration.ofDays(90);
    /** Small enough for a short transaction. */
    private static final int BATCH = 500;

    private final Links links;

    LinkRetention(Links links) {
        this.links = links;
    }

    /** @return how many links */
    @Scheduled(initialDelay = 20, fixedDelay = 6 * 60, timeUnit = TimeUnit.MINUTES)
    int removeOld() {
        int all = 0;
        int removed;
        do {
            removed = links.removeExpired(KEEP, BATCH);
            all += removed;
        } while (removed == BATCH);
        return all;
    }
}
