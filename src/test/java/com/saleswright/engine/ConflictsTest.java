package com.saleswright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class ConflictsTest {

    private int attempts;

    @AfterEach
    void noTransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    @Test
    void triesUntilItWins() throws Throwable {
        assertThat(Conflicts.retry(() -> losing(2))).isEqualTo("won");
        assertThat(attempts).isEqualTo(3);
    }

    @Test
    void givesUpAfterThreeAttempts() {
        assertThatThrownBy(() -> Conflicts.retry(() -> losing(3)))
                .isInstanceOf(OptimisticLockingFailureException.class)
                .hasCauseInstanceOf(OptimisticLockingException.class);
        assertThat(attempts).isEqualTo(3);
    }

    @Test
    void triesOnceInsideATransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        assertThatThrownBy(() -> Conflicts.retry(() -> losing(1))).isInstanceOf(OptimisticLockingException.class);
        assertThat(attempts).isEqualTo(1);
    }

    private String losing(int times) {
        attempts++;
        if (attempts <= times) {
            throw new OptimisticLockingException("Somebody was faster");
        }
        return "won";
    }
}
