package com.saleswright.links;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.SqlCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    private LinkRenewals renewals;

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
        assertThat(atOnce(50, () -> links.use(link.id()))).containsOnlyOnce(true);
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
    void knowsALimitedNumberOfBrowsers() {
        IssuedLink link = issue("ann");
        Links.Visit first = links.visit(token(link)).orElseThrow();
        Links.Visit second = links.visit(token(link)).orElseThrow();
        Links.Visit last = second;
        for (int i = 2; i <= Links.BROWSERS; i++) {
            last = links.visit(token(link)).orElseThrow();
        }

        assertThat(jdbc.sql("SELECT COUNT(*) FROM link_visit WHERE link_id = ?")
                        .param(link.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(Links.BROWSERS);
        assertThat(links.visited("sample", link.id(), first.secret())).isEmpty();
        assertThat(links.visited("sample", link.id(), second.secret())).isPresent();
        assertThat(links.visited("sample", link.id(), last.secret())).isPresent();
    }

    @Test
    void isOpenedByManyBrowsersAtOnce() throws Exception {
        IssuedLink link = issue("ann");
        for (int i = 0; i < Links.BROWSERS; i++) {
            links.visit(token(link));
        }
        assertThat(atOnce(30, () -> links.visit(token(link)))).allMatch(Optional::isPresent);
    }

    @Test
    void hearsTheHolderOfADeadLinkOnceAnHour() {
        IssuedLink link = issue(record);
        ask(link);
        renewals.renewAsked();
        assertThat(purpose.askedBy(record)).as("it is still good").isZero();

        links.revoke("sample", record);
        ask(link);
        ask(link);
        links.askAgain("unknown");
        assertThat(purpose.askedBy(record)).as("only stored").isZero();
        assertThat(renewals.renewAsked()).isPositive();
        assertThat(purpose.askedBy(record)).isEqualTo(1);
        assertThat(requests(link)).isZero();
    }

    @Test
    void hearsTheHolderOnceHoweverManyNodesListen() throws Exception {
        IssuedLink link = issue(record);
        links.revoke("sample", record);
        ask(link);

        atOnce(8, renewals::renewAsked);

        assertThat(purpose.askedBy(record)).isEqualTo(1);
    }

    @Test
    void writesTheSameForEveryLinkThatSomebodyAsksAbout() {
        IssuedLink dead = issue(record);
        IssuedLink good = issue("ann");
        links.revoke("sample", record, record);

        Set<SqlCount.Cost> costs = new HashSet<>();
        for (String token : List.of(token(dead), token(good), "unknown")) {
            costs.add(SqlCount.of(() -> links.askAgain(token)));
        }

        assertThat(costs).hasSize(1);
    }

    @Test
    void triesAgainForADayWhatCannotBeSentAndLetsOthersPass() {
        IssuedLink gone = issue(SamplePurpose.GONE);
        IssuedLink ann = issue(record);
        links.revoke("sample", record);
        ask(gone);
        ask(ann);

        renewals.renewAsked();

        assertThat(purpose.askedBy(record)).isEqualTo(1);
        assertThat(requests(gone)).as("kept").isEqualTo(1);
        renewals.renewAsked();
        jdbc.sql("UPDATE link_request SET due_at = CURRENT_TIMESTAMP WHERE token_hash = ?")
                .param(Secret.hash(token(gone)))
                .update();
        renewals.renewAsked();
        assertThat(requests(gone)).as("tried again and kept").isEqualTo(1);
        jdbc.sql("UPDATE link_request SET due_at = asked_at - INTERVAL '2' DAY, asked_at = asked_at - INTERVAL '2' DAY"
                        + " WHERE token_hash = ?")
                .param(Secret.hash(token(gone)))
                .update();
        renewals.renewAsked();
        assertThat(requests(gone)).as("given up").isZero();
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

    private void ask(IssuedLink link) {
        links.askAgain(token(link));
    }

    private int requests(IssuedLink link) {
        return jdbc.sql("SELECT COUNT(*) FROM link_request WHERE token_hash = ?")
                .param(Secret.hash(token(link)))
                .query(Integer.class)
                .single();
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(times, work))) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
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
