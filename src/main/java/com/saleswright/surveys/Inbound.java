package com.saleswright.surveys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands what came from outside to the case. It is stored first, in the transaction of the answer, and handed over when
 * the case waits for it: a case that is slow, or at that moment somewhere else, loses nothing.
 */
@Component
class Inbound {

    private static final int BATCH = 100;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final SurveyRows rows;
    private final SatisfactionSurveyProcess process;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Inbound(SurveyRows rows, SatisfactionSurveyProcess process, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.process = process;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Stores it, in the caller's transaction. */
    void receive(String number, String message) {
        rows.receive(number, message, clock.instant());
    }

    /** @return how many were handed over by this node */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT5S")
    int handOver() {
        int done = 0;
        List<SurveyRows.Inbound> due;
        do {
            due = rows.inbound(clock.instant(), BATCH);
            for (SurveyRows.Inbound one : due) {
                done += handOver(one) ? 1 : 0;
            }
        } while (due.size() == BATCH);
        return done;
    }

    private boolean handOver(SurveyRows.Inbound one) {
        try {
            boolean done = Boolean.TRUE.equals(transaction.execute(t -> {
                boolean told = rows.take(one.id()) && process.tell(one.survey(), one.message());
                if (!told) {
                    t.setRollbackOnly();
                }
                return told;
            }));
            if (!done) {
                postpone(one);
            }
            return done;
        } catch (RuntimeException failed) {
            // Whatever is wrong with one answer must not keep the others waiting.
            org.slf4j.LoggerFactory.getLogger(Inbound.class)
                    .warn("{} of {} could not be handed over yet", one.message(), one.survey(), failed);
            postpone(one);
            return false;
        }
    }

    private void postpone(SurveyRows.Inbound one) {
        Duration pause = Duration.ofSeconds(5L << Math.min(one.tries(), 10));
        Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        transaction.executeWithoutResult(t -> rows.later(one, next));
    }
}
