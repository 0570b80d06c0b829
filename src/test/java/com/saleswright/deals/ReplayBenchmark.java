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

/**
 * How fast deals are replayed, each with its called approval chain, on both versions: reading their records is part of it,
 * the start of the engine apart is told by itself. The first round is cold. It judges nothing but that every case is
 * reproduced. Run by {@code ./mvnw test -Dtest=ReplayBenchmark -Dtest.groups=benchmark -Dtest.excluded-groups=}, and on
 * PostgreSQL with {@code -Dtest.database=postgresql}.
 */
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
        for (int round = 1; round <= 3; round++) {
            double start = DraftReplay.engineStart(context).toMillis() / 1000.0;
            Instant begun = Instant.now();
            ReplayReport report = DraftReplay.of(
                    context, "deal-approval", CASES, "processes/deals/deal-policy.dmn", "&gt; 15", "&gt; 20");
            double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
            // A case runs twice: on its own version and on the draft.
            reporter.publishEntry(
                    "cases, round " + round,
                    "%.2f s, of which about %.2f s to start the engine; %.0f cases/s with it, %.0f without; %d %% calibrated"
                            .formatted(
                                    seconds,
                                    start,
                                    CASES / seconds,
                                    CASES / (seconds - start),
                                    report.calibratedPercent()));
            assertThat(report.calibratedPercent()).isEqualTo(100);
        }
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
