package com.saleswright.contracts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what happened to each contract. Rows are only ever added. */
@Component
class ContractTimeline {

    static final String SYSTEM = "system";
    private static final int MAX_TEXT = 4000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ContractTimeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void note(String number, String actor, String kind, String text) {
        jdbc.sql("INSERT INTO contract_event (contract_number, happened_at, actor, kind, text) VALUES (?, ?, ?, ?, ?)")
                .params(
                        number,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        actor,
                        kind,
                        text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text)
                .update();
    }

    /** What happened, oldest first. */
    List<ContractEvent> of(String number) {
        return jdbc.sql(
                        "SELECT happened_at, actor, kind, text FROM contract_event WHERE contract_number = ? ORDER BY id")
                .param(number)
                .query((row, i) -> new ContractEvent(
                        ContractStore.instant(row, "happened_at"),
                        row.getString("actor"),
                        row.getString("kind"),
                        row.getString("text")))
                .list();
    }
}
