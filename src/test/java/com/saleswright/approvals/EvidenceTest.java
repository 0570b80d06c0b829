package com.saleswright.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tampers inside transactions that are rolled back, so that the links of the other tests stay whole. */
@SaleswrightTest
class EvidenceTest {

    @Autowired
    private Evidence evidence;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String businessKey = "EV-" + UUID.randomUUID();

    @BeforeEach
    void threeDecisions() {
        for (String reason : List.of("first", "second", "third")) {
            add(reason);
        }
    }

    @Test
    void holdsWhenNobodyTampers() {
        Evidence.Verdict verdict = evidence.verify();
        assertThat(verdict.intact()).as(verdict.text()).isTrue();
        assertThat(verdict.links()).isEqualTo(last());
    }

    @Test
    void keepsNothingOfRolledBackWork() {
        long before = last();
        transaction.executeWithoutResult(t -> {
            evidence.add(businessKey, Map.of("reason", "never happened"));
            t.setRollbackOnly();
        });
        assertThat(last()).isEqualTo(before);
    }

    @Test
    void namesTheLinkWhoseContentWasChanged() {
        long second = last() - 1;
        assertBroken(
                second,
                "UPDATE approval_evidence SET content = REPLACE(content, 'second', 'changed') WHERE sequence_number = ?",
                second);
    }

    @Test
    void namesTheLinkThatWasMovedToAnotherCase() {
        long second = last() - 1;
        assertBroken(second, "UPDATE approval_evidence SET business_key = 'OTHER' WHERE sequence_number = ?", second);
    }

    @Test
    void namesTheLinkAfterOneThatWasForgedWithItsHash() {
        long second = last() - 1;
        assertBroken(
                second + 1,
                "UPDATE approval_evidence SET content = (SELECT content FROM approval_evidence WHERE sequence_number = ?),"
                        + " hash = (SELECT hash FROM approval_evidence WHERE sequence_number = ?),"
                        + " previous_hash = (SELECT previous_hash FROM approval_evidence WHERE sequence_number = ?)"
                        + " WHERE sequence_number = ?",
                second,
                second,
                second,
                second + 1);
    }

    @Test
    void namesTheLinkThatWasRemoved() {
        long second = last() - 1;
        assertBroken(second, "DELETE FROM approval_evidence WHERE sequence_number = ?", second);
    }

    @Test
    void namesTheLinkThatWasRemovedAtTheEnd() {
        long third = last();
        assertBroken(third, "DELETE FROM approval_evidence WHERE sequence_number = ?", third);
    }

    @Test
    void staysInLineWhenManyWriteAtOnce() throws InterruptedException, ExecutionException {
        long before = last();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<? extends Future<?>> all = IntStream.range(0, 40)
                    .mapToObj(i -> writers.submit(() -> add("parallel " + i)))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            writers.shutdown();
        }
        assertThat(last()).isEqualTo(before + 40);
        assertThat(evidence.verify().intact()).isTrue();
    }

    private void add(String reason) {
        transaction.executeWithoutResult(t -> evidence.add(businessKey, Map.of("reason", reason)));
    }

    private void assertBroken(long link, String tampering, Object... parameters) {
        transaction.executeWithoutResult(t -> {
            t.setRollbackOnly();
            assertThat(jdbc.sql(tampering).params(List.of(parameters)).update()).isOne();
            assertThat(evidence.verify().firstBroken()).contains(link);
        });
    }

    private long last() {
        return jdbc.sql("SELECT sequence_number FROM approval_evidence_head WHERE id = 1")
                .query(Long.class)
                .single();
    }
}
