package com.saleswright.signing;

import com.saleswright.signing.EnvelopeRepository.News;
import com.saleswright.signing.SigningEnvelopeProcess.Outcome;
import com.saleswright.signing.SigningEnvelopeProcess.Told;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the process what signers have answered. An answer is stored and committed first; telling it comes after, as
 * often as it takes: a signature is never lost because the process was elsewhere, or because two people signed at the
 * same moment.
 */
@Component
class Courier {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final int ATTEMPTS = 3;
    private static final int BATCH = 200;

    private final EnvelopeRepository envelopes;
    private final SigningEnvelopeProcess process;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    Courier(
            EnvelopeRepository envelopes,
            SigningEnvelopeProcess process,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.envelopes = envelopes;
        this.process = process;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** Notes what is to be told, in the transaction of the answer. */
    void note(Envelope envelope, @Nullable Long signer, String message) {
        if (envelope.processInstance() != null) {
            envelopes.note(envelope.id(), signer, message, clock.instant());
        }
    }

    /** Tells what is noted about one envelope. Not to be called in a transaction. */
    void deliver(long envelope) {
        tell(envelopes.newsOf(envelope));
    }

    /** Tells what could not be told at once. */
    @Scheduled(initialDelay = 10, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void deliverAll() {
        tell(envelopes.news(BATCH));
    }

    private void tell(List<News> noted) {
        for (News news : noted) {
            try {
                tell(news);
            } catch (RuntimeException e) {
                log.warn("Envelope {} could not be told {} and will be later", news.envelope(), news.message(), e);
            }
        }
    }

    private void tell(News news) {
        for (int attempt = 1; ; attempt++) {
            try {
                ownTransaction.executeWithoutResult(transaction -> {
                    if (envelopes.told(news) && told(news) == Told.NOT_YET) {
                        transaction.setRollbackOnly();
                    }
                });
                return;
            } catch (OptimisticLockingException | ConcurrencyFailureException conflict) {
                if (attempt == ATTEMPTS) {
                    throw conflict;
                }
            }
        }
    }

    private Told told(News news) {
        String instance = envelopes.get(news.envelope()).processInstance();
        return instance == null
                ? Told.GONE
                : process.tell(instance, news.message(), news.signer(), outcome(news.message()));
    }

    private static @Nullable Outcome outcome(String message) {
        return switch (message) {
            case SigningEnvelopeProcess.DECLINED -> Outcome.declined;
            case SigningEnvelopeProcess.VOIDED -> Outcome.voided;
            default -> null;
        };
    }
}
