package com.saleswright.links;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SaleswrightTest
class LinksTest {

    private static final Duration DAYS = Duration.ofDays(3);

    @Autowired
    private Links links;

    @Autowired
    private LinkRetention retention;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SamplePurpose purpose;

    private final String record = UUID.randomUUID().toString();

    @Test
    void opensForWhoHasTheAddress() {
        Links.Visit visit = links.visit(token(issue("ann"))).orElseThrow();

        assertThat(visit.page()).isEqualTo("/p/sample/" + visit.link().id());
        assertThat(visit.link().holder()).isEqualTo("ann");
        assertThat(visit.link().language()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(visit.left()).isBetween(DAYS.minusMinutes(1), DAYS);
        assertThat(links.visited("sample", visit.link().id(), visit.secret())).contains(visit.link());
        assertThat(links.visited("other", visit.link().id(), visit.secret())).isEmpty();
        assertThat(links.visited("sample", visit.link().id() + 1, visit.secret()))
                .isEmpty();
        assertThat(links.visited("sample", visit.link().id(), "wrong")).isEmpty();
    }

    @Test
    void keepsNoSecretAndTellsNone() {
        IssuedLink link = issue("ann");
        Links.Visit visit = links.visit(token(link)).orElseThrow();

        assertThat(link.toString()).doesNotContain(token(link));
        assertThat(visit.toString()).doesNotContain(visit.secret());
        assertThat(jdbc.sql("SELECT * FROM link l JOIN link_visit v ON v.link_id = l.id WHERE l.id = ?")
                        .param(link.id())
                        .query()
                        .singleRow()
                        .values())
                .noneMatch(v -> String.valueOf(v).contains(token(link))
                        || String.valueOf(v).contains(visit.secret()));
    }

    @Test
    void isUsedOnceAndStillShowsItsReceipt() {
        IssuedLink link = issue("ann");
        Links.Visit visit = links.visit(token(link)).orElseThrow();

        assertThat(links.use(link.id())).isTrue();
        assertThat(links.use(link.id())).isFalse();
        assertThat(links.visit(token(link))).isEmpty();
        assertThat(links.visited("sample", link.id(), visit.secret()))
                .hasValueSatisfying(l -> assertThat(l.used()).isTrue());
    }

    @Test
    void isUsedByOneOfManyAtOnce() throws Exception {
        IssuedLink link = issue("ann");
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> uses = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                uses.add(() -> links.use(link.id()));
            }
            int won = 0;
            for (Future<Boolean> use : threads.invokeAll(uses)) {
                won += use.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void endsByTheClockOfTheDatabase() {
        IssuedLink link = issue("ann");
        Links.Visit visit = links.visit(token(link)).orElseThrow();
        expire(link);

        assertThat(links.visit(token(link))).isEmpty();
        assertThat(links.visited("sample", link.id(), visit.secret())).isEmpty();
        assertThat(links.use(link.id())).isFalse();
    }

    @Test
    void canBeRevokedForOneHolderOrForAll() {
        IssuedLink ann = issue("ann");
        IssuedLink bob = issue("bob");
        IssuedLink cid = issue("cid");

        assertThat(links.revoke("sample", record, "ann")).isEqualTo(1);
        assertThat(links.visit(token(ann))).isEmpty();
        assertThat(links.visit(token(bob))).isPresent();
        assertThat(links.revoke("sample", record)).isEqualTo(2);
        assertThat(links.visit(token(cid))).isEmpty();
        assertThat(links.use(cid.id())).isFalse();
    }

    @Test
    void hearsTheHolderOfADeadLinkOnceAnHour() {
        IssuedLink link = issue(record);
        links.askAgain(token(link));
        assertThat(purpose.askedBy(record)).as("it is still good").isZero();

        links.revoke("sample", record);
        links.askAgain(token(link));
        links.askAgain(token(link));
        links.askAgain("unknown");
        assertThat(purpose.askedBy(record)).isEqualTo(1);
    }

    @Test
    void isRemovedLongAfterItExpired() {
        IssuedLink old = issue("ann");
        links.visit(token(old));
        jdbc.sql("UPDATE link SET expires_at = ? WHERE id = ?")
                .params(java.time.OffsetDateTime.parse("2020-01-01T00:00:00Z"), old.id())
                .update();
        IssuedLink recent = issue("ann");
        expire(recent);

        assertThat(retention.removeOld()).isPositive();
        assertThat(jdbc.sql("SELECT id FROM link WHERE record = ?")
                        .param(record)
                        .query(Long.class)
                        .list())
                .containsExactly(recent.id());
    }

    private IssuedLink issue(String holder) {
        return links.issue(new NewLink("sample", record, holder, Locale.SIMPLIFIED_CHINESE, DAYS));
    }

    private void expire(IssuedLink link) {
        jdbc.sql("UPDATE link SET expires_at = CURRENT_TIMESTAMP WHERE id = ?")
                .param(link.id())
                .update();
    }

    private static String token(IssuedLink link) {
        return link.address().getPath().replaceFirst("^/l/", "");
    }
}
