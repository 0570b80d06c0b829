package com.saleswright.mail;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the relay as soon as mail is committed, so that it need not poll often. */
@Component
class RelaySignal {

    private final BlockingQueue<Boolean> rung = new ArrayBlockingQueue<>(1);

    /** One object for all transactions: Spring keeps them in a set, so that a commit rings once for many mails. */
    private final TransactionSynchronization ringing = new TransactionSynchronization() {
        @Override
        public void afterCommit() {
            ring();
        }
    };

    /** Rings when the current transaction commits; nothing when it rolls back. */
    void afterCommit() {
        TransactionSynchronizationManager.registerSynchronization(ringing);
    }

    void ring() {
        boolean ignored = rung.offer(Boolean.TRUE);
    }

    void await(Duration longest) throws InterruptedException {
        Boolean ignored = rung.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
