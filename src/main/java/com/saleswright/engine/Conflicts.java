package com.saleswright.engine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Does work again that lost against a change at the same moment, of the domain's rows or the engine's. */
final class Conflicts {

    private static final int ATTEMPTS = 3;
    /** Longest wait before the second attempt, in milliseconds; twice as long before the third. */
    private static final int PAUSE = 50;

    private Conflicts() {}

    /** Work that may fail with what a proxy passes on. */
    interface Work<T> {
        T run() throws Throwable;
    }

    /** @throws OptimisticLockingFailureException when the work lost every time */
    static <T> T retry(Work<T> work) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.run();
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return work.run();
            } catch (OptimisticLockingException | ConcurrencyFailureException conflict) {
                if (attempt == ATTEMPTS) {
                    throw new OptimisticLockingFailureException(
                            "Somebody else changed it at the same moment", conflict);
                }
            }
            // Each waits for a time of its own, or those who met once would meet again.
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(1, PAUSE * attempt)));
        }
    }
}
