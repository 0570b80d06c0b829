package com.saleswright.deals;

import com.saleswright.approvals.ApprovalEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what happened to each quote. Rows are only ever added. */
@Component
class Timeline {

    private static final int MAX_TEXT = 4000;
    private static final Set<String> ENDS = Set.of("closed", "lapsed", "withdrawn");

    private final JdbcClient jdbc;
    private final Clock clock;

    Timeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(String number, String actor, String kind, String text) {
        note(number, clock.instant(), actor, kind, text);
    }

    /**
     * What approvers do belongs to the story of a quote. How a round ends is left out: the last decision says it, or
     * what becomes of the quote.
     */
    @EventListener
    void on(ApprovalEvent event) {
        if (event.businessKey().startsWith(Deals.PREFIX + "-") && !ENDS.contains(event.kind())) {
            note(event.businessKey(), event.at(), event.actor(), event.kind(), event.text());
        }
    }

    /** What happened, oldest first. */
    List<DealEvent> of(String number) {
        return jdbc.sql("SELECT happened_at, actor, kind, text FROM deal_event WHERE quote_number = ? ORDER BY id")
                .param(number)
                .query((row, i) -> new DealEvent(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }

    /** For a draft that is thrown away before anybody else saw it. */
    void forget(String number) {
        jdbc.sql("DELETE FROM deal_event WHERE quote_number = ?").param(number).update();
    }

    private void note(String number, Instant at, String actor, String kind, String text) {
        jdbc.sql("INSERT INTO deal_event (quote_number, happened_at, actor, kind, text) VALUES (?, ?, ?, ?, ?)")
                .params(
                        number,
                        at.atOffset(ZoneOffset.UTC),
                        actor,
                        kind,
                        text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text)
                .update();
    }
}
