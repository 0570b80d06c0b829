package com.saleswright.deals;

import static com.saleswright.deals.DealDriver.MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.redesign.migrate.MigratedCase.Status;
import com.saleswright.redesign.migrate.Migrations;
import com.saleswright.redesign.migrate.NextVersion;
import com.saleswright.redesign.migrate.Preview;
import com.saleswright.redesign.migrate.Progress;
import com.saleswright.redesign.migrate.Verdict;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestDatabase;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Times the preview and the migration of running deals, half of them at the called approval, half of them at a task in a
 * sub-process with three timers. A preview takes at most 20 ms a case.
 */
@SaleswrightTest
@Tag("benchmark")
class MigrationBenchmark {

    private static final Logger log = LoggerFactory.getLogger(MigrationBenchmark.class);
    private static final int CASES = Integer.getInteger("migration.cases", 300);
    private static final Duration MOST = Duration.ofMillis(20);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Migrations migrations;

    @Test
    void looksAtCasesAndMigratesThem() {
        DealDriver deal = new DealDriver(context);
        for (int i = 0; i < CASES; i++) {
            String number = deal.submitted(12);
            if (i % 2 == 0) {
                deal.process.completeOwn(
                        number,
                        MANAGER,
                        Map.of("decision", "approveWithConditions", "maximumDiscount", 8, "reason", "Too deep"));
            }
        }
        try (NextVersion next = new NextVersion(context, "deals")) {
            next.diagram(
                    "deal-approval", text -> text.replace("name=\"Answer conditions\"", "name=\"Accept conditions\"")
                            .replace(">P30D<", ">P31D<"));
            Duration before = timed("First preview, before it is deployed", () -> migrations.preview(next.number()));
            Duration again = timed("Second preview, before it is deployed", () -> migrations.preview(next.number()));
            next.deploy();
            Duration after = timed("Preview, once it is deployed", () -> migrations.preview(next.number()));
            timed("Migration", () -> all(next.migrate()));
            timed("Roll-back preview", () -> migrations.rollBackPreview(next.number()));
            timed("Roll-back", () -> all(next.rollBack()));
            assertThat(before).isLessThan(MOST);
            assertThat(again).isLessThan(MOST);
            assertThat(after).isLessThan(MOST);
        }
    }

    private static Progress all(Progress progress) {
        assertThat(progress.of(Status.MIGRATED)).isGreaterThanOrEqualTo(CASES);
        return progress;
    }

    /** @return how long it took for each case */
    private static Duration timed(String what, Supplier<Object> work) {
        long begin = System.nanoTime();
        Object done = work.get();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        if (done instanceof Preview preview) {
            assertThat(preview.count(Verdict.SAFE)).isGreaterThanOrEqualTo(CASES);
        }
        log.info(
                "{} on {}: {} ms for {} cases, {} ms a case",
                what,
                TestDatabase.onPostgres() ? "PostgreSQL" : "H2",
                took.toMillis(),
                CASES,
                String.format(java.util.Locale.ROOT, "%.1f", took.toNanos() / 1e6 / CASES));
        return took.dividedBy(CASES);
    }
}
