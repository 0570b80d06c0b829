package com.saleswright.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SaleswrightTest
class RetentionTest {

    @Autowired
    private Retention retention;

    @Autowired
    private MailTable table;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final String mailbox = UUID.randomUUID() + "@example.com";

    @BeforeEach
    void longAgo() {
        clock.set(TestClock.START.minus(Duration.ofDays(1000)));
    }

    @AfterEach
    void clean() {
        clock.reset();
        jdbc.sql("DELETE FROM mail_message WHERE mailbox = ?").param(mailbox).update();
    }

    @Test
    void removesWhatIsDoneAfterNinetyDaysAndLeavesWhatIsNot() {
        for (Status status : Status.values()) {
            store(status);
        }

        clock.advance(Duration.ofDays(90));
        assertThat(retention.removeOld()).isZero();

        clock.advance(Duration.ofSeconds(1));
        assertThat(retention.removeOld()).isEqualTo(3);
        assertThat(left()).containsExactlyInAnyOrder("QUEUED", "DEAD");
    }

    @Test
    void nodesShareTheWork() throws Exception {
        for (int i = 0; i < 600; i++) {
            store(Status.SENT);
        }
        clock.advance(Duration.ofDays(91));

        ExecutorService nodes = Executors.newFixedThreadPool(2);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Integer>> removed = List.of(
                    nodes.submit(() -> {
                        start.await();
                        return retention.removeOld();
                    }),
                    nodes.submit(() -> {
                        start.await();
                        return retention.removeOld();
                    }));
            start.countDown();
            int sum = removed.get(0).get() + removed.get(1).get();
            // What both passed by is for the next time.
            assertThat(sum + retention.removeOld()).isEqualTo(600);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(left()).isEmpty();
    }

    private void store(Status status) {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(t -> table.insert(new MailTable.NewMail(
                "RETENTION/" + id,
                id,
                "mail/test",
                null,
                mailbox,
                "",
                mailbox,
                new Rendered("Subject", "Text", "<p>Text</p>"),
                status,
                clock.instant(),
                null)));
    }

    private List<String> left() {
        return jdbc.sql("SELECT status FROM mail_message WHERE mailbox = ?")
                .param(mailbox)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
