package com.saleswright.deals;

import static com.saleswright.deals.DealDriver.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.redesign.replay.DecisionReport;
import com.saleswright.redesign.replay.DraftReplay;
import com.saleswright.redesign.replay.ReplayReport;
import com.saleswright.testkit.SaleswrightTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How fast deals are replayed, each with its called approval chain, on both versions. */
@SaleswrightTest
@Tag("benchmark")
class ReplayBenchmark {

    private static final int CASES = 200;

    @Autowired
    private ApplicationContext context;

    @Test
    void replaysDeals(TestReporter reporter) {
        DealDriver deal = new DealDriver(context);
        for (int i = 0; i < CASES; i++) {
            deal.approve(deal.submitted(10), MANAGER);
        }
        Instant begun = Instant.now();
        ReplayReport report = DraftReplay.of(
                context, "deal-approval", CASES, "processes/deals/deal-policy.dmn", "&gt; 15", "&gt; 20");
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        // A case runs twice: on its own version and on the draft.
        double perSecond = CASES / seconds;
        reporter.publishEntry(
                "replay",
                "%.1f s, %.0f cases/s, %d %% calibrated".formatted(seconds, perSecond, report.calibratedPercent()));
        assertThat(report.calibratedPercent()).isEqualTo(100);
    }

    @Test
    void replaysDecisions(TestReporter reporter) {
        DealDriver deal = new DealDriver(context);
        for (int i = 0; i < CASES; i++) {
            deal.submitted(i % 40);
        }
        for (int round = 1; round <= 3; round++) {
            Instant begun = Instant.now();
            DecisionReport report =
                    DraftReplay.ofDecisions(context, CASES, "processes/deals/deal-policy.dmn", "&gt; 15", "&gt; 20");
            double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
            reporter.publishEntry(
                    "decisions, round " + round,
                    "%.2f s, %.0f decisions/s on both versions, %d %% calibrated, %s"
                            .formatted(seconds, CASES / seconds, report.calibratedPercent(), report.inWords()));
            assertThat(report.calibratedPercent()).isEqualTo(100);
        }
    }
}
