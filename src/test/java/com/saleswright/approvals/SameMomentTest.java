package com.saleswright.approvals;

import static com.saleswright.approvals.ApprovalFixtures.DIRECTOR;
import static com.saleswright.approvals.ApprovalFixtures.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.approvals.ChainView.SeatLine;
import com.saleswright.approvals.ChainView.SeatStatus;
import com.saleswright.testkit.SaleswrightTest;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two people who decide at the same moment: both decisions count, whoever is first. */
@SaleswrightTest
class SameMomentTest {

    /** They meet in most of the cases, not in each. */
    private static final int CASES = 5;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Evidence evidence;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void keepsBothDecisionsOfAStage() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(2);
        try (ApprovalDriver approvals = new ApprovalDriver(context)) {
            for (int i = 0; i < CASES; i++) {
                String key = ApprovalDriver.newCase();
                approvals.start(key, FINANCE, DIRECTOR);

                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<?>> decisions = List.of(
                        people.submit(() -> decide(approvals, key, "ap.felix", start)),
                        people.submit(() -> decide(approvals, key, "ap.dana", start)));
                for (Future<?> decision : decisions) {
                    decision.get();
                }

                assertThat(approvals.end(key)).isEqualTo("endEvent_approved");
                assertThat(approvals.seats(key))
                        .extracting(SeatLine::status)
                        .containsExactly(SeatStatus.APPROVED, SeatStatus.APPROVED);
                assertThat(jdbc.sql("SELECT COUNT(*) FROM approval_evidence WHERE business_key = ?")
                                .param(key)
                                .query(Integer.class)
                                .single())
                        .isEqualTo(2);
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(evidence.verify().intact()).isTrue();
    }

    private static Void decide(ApprovalDriver approvals, String key, String user, CyclicBarrier start)
            throws Exception {
        start.await();
        approvals.decide(key, user, Decision.approve());
        return null;
    }
}
