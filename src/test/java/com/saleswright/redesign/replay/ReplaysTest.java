package com.saleswright.redesign.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.deals.DealDriver;
import com.saleswright.redesign.Redesigns;
import com.saleswright.redesign.Renames;
import com.saleswright.redesign.Versions;
import com.saleswright.redesign.replay.ReplayRun.Status;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.annotation.Transactional;

/** A replay tells how far it is, stops when nobody wants it any more, and what has ended stays as it ended. */
@SaleswrightTest
class ReplaysTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Replays replays;

    @Autowired
    private ReplayRows rows;

    @Autowired
    private Redesigns redesigns;

    @Autowired
    private Versions versions;

    @Autowired
    private TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @BeforeEach
    void twoDeals() {
        DealDriver deal = new DealDriver(context);
        deal.submitted(5);
        deal.submitted(5);
    }

    @Test
    void stopsAtOnceWhenItIsNotWantedAnyMore() {
        AtomicInteger told = new AtomicInteger();
        ReplayReport report = replays.run("deal-approval", 2, versions.live(), Renames.NONE, (done, total) -> {
            assertThat(total).isEqualTo(4);
            assertThat(done).isEqualTo(told.incrementAndGet());
            return done < 3;
        });
        assertThat(told).hasValue(3);
        assertThat(report.cases()).hasSize(1);
    }

    @Test
    @Transactional
    void aCancelledReplayIsNotWantedAndStaysCancelled() {
        String number = redesign();
        long id = rows.add(number, "deal-approval", "hash", "petra", TestClock.START);
        assertThat(rows.progress(id, 1, 4)).isTrue();
        assertThat(replays.get(id).done()).isEqualTo(1);

        replays.cancel(id);

        assertThat(rows.progress(id, 2, 4)).isFalse();
        assertThat(rows.end(id, Status.DONE, null, new ReplayReport(0, List.of())))
                .isFalse();
        assertThat(replays.get(id).status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    @Transactional
    void aReplayOfAServerThatHasFallenSilentSaysWhatToDo() {
        String number = redesign();
        long ended = rows.add(number, "deal-approval", "hash", "petra", TestClock.START);
        rows.end(ended, Status.DONE, null, new ReplayReport(0, List.of()));
        long interrupted = rows.add(number, "deal-approval", "hash", "petra", TestClock.START);

        clock.set(TestClock.START.plus(Duration.ofMinutes(1)));
        replays.beat();
        assertThat(replays.get(interrupted).status())
                .as("another server may run it")
                .isEqualTo(Status.RUNNING);
        rows.alive(List.of(interrupted), clock.instant());

        clock.set(TestClock.START.plus(Duration.ofMinutes(3)));
        replays.beat();
        assertThat(replays.get(interrupted).status())
                .as("heard of two minutes ago")
                .isEqualTo(Status.RUNNING);

        clock.advance(Duration.ofSeconds(1));
        replays.beat();
        assertThat(replays.get(interrupted).status()).isEqualTo(Status.FAILED);
        assertThat(replays.get(interrupted).message()).contains("Start the replay again.");
        assertThat(replays.get(ended).status()).isEqualTo(Status.DONE);
        assertThat(rows.latestDone(number)).map(ReplayRun::id).hasValue(ended);
        assertThat(replays.latest(number)).map(ReplayRun::id).hasValue(interrupted);
    }

    private String redesign() {
        return redesigns.begin("deals", "Small deals only", "To see what replay says", "petra");
    }
}
