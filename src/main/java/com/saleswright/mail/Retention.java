package com.saleswright.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes mail some months after it is done with. Dead letters wait for an administrator, however long. */
@Component
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    /** Small enough for a short transaction. */
    private static final int BATCH = 500;

    private final MailTable table;
    private final TransactionTemplate transaction;
    private final Duration keep;
    private final Clock clock;

    Retention(MailTable table, TransactionTemplate transaction, MailSettings settings, Clock clock) {
        this.table = table;
        this.transaction = transaction;
        this.keep = settings.keep();
        this.clock = clock;
    }

    /**
     * Removes what is older. Nodes that do so at the same time share the work.
     *
     * @return how many mails
     */
    @Scheduled(initialDelay = 10, fixedDelay = 6 * 60, timeUnit = TimeUnit.MINUTES)
    int removeOld() {
        Instant before = clock.instant().minus(keep);
        int all = 0;
        int removed;
        do {
            Integer batch = transaction.execute(t -> table.removeDone(before, BATCH));
            removed = batch == null ? 0 : batch;
            all += removed;
        } while (removed == BATCH);
        if (all > 0) {
            log.info("Removed {} mails older than {} days", all, keep.toDays());
        }
        return all;
    }
}
