package com.saleswright.signing;

import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does something to an envelope: alone with it, in one transaction, and then tells the process. */
@Component
class Verbs {

    private final EnvelopeRepository envelopes;
    private final Courier courier;
    private final TransactionTemplate transaction;

    Verbs(EnvelopeRepository envelopes, Courier courier, PlatformTransactionManager transactions) {
        this.envelopes = envelopes;
        this.courier = courier;
        this.transaction = new TransactionTemplate(transactions);
    }

    void run(String number, Consumer<Envelope> work) {
        Envelope envelope = Objects.requireNonNull(transaction.execute(t -> {
            Envelope locked = envelopes.lock(number);
            work.accept(locked);
            return locked;
        }));
        // Inside a transaction of the caller nothing is committed yet: the courier's round tells it then.
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            courier.deliver(envelope.id());
        }
    }

    void ofSigner(long signer, Consumer<Envelope> work) {
        run(envelopes.numberOfSigner(signer), work);
    }
}
