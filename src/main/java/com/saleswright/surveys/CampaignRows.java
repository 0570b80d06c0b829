package com.saleswright.surveys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of campaigns. */
@Component
class CampaignRows {

    /** States of customers whose survey is not begun; the others are those of the survey. */
    static final String WAITING = "WAITING";

    static final String FAILED = "FAILED";

    private static final String STATES =
            """
            (SELECT c.customer_id, c.place, c.product, c.rep, c.survey,
                CASE WHEN c.survey IS NOT NULL THEN s.status
                     WHEN c.problem IS NOT NULL THEN 'FAILED' ELSE 'WAITING' END AS state,
                COALESCE(s.end_reason, c.problem) AS reason
             FROM survey_campaign_customer c LEFT JOIN survey s ON s.number = c.survey
             WHERE c.campaign = :campaign) states
            """;

    private static final RowMapper<Campaign> CAMPAIGN = (row, i) -> new Campaign(
            row.getString("number"),
            row.getString("name"),
            row.getString("quarter"),
            new Audience(
                    row.getString("customer_class"),
                    row.getString("region"),
                    row.getString("product"),
                    row.getObject("bought_from", LocalDate.class),
                    row.getObject("bought_to", LocalDate.class)),
            CampaignStatus.valueOf(row.getString("status")),
            row.getString("created_by"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            row.getString("started_by"),
            instant(row.getObject("started_at", OffsetDateTime.class)),
            instant(row.getObject("ended_at", OffsetDateTime.class)));

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    CampaignRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A customer whose turn it is. */
    record Next(long customerId, @Nullable String product, String rep) {}

    /** Who is asked every quarter because of whom. */
    record Quarterly(String by, Instant since) {}

    void add(Campaign c) {
        jdbc.sql(
                        """
                        INSERT INTO survey_campaign (number, name, quarter, customer_class, region, product, bought_from,
                            bought_to, status, created_by, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        c.number(),
                        c.name(),
                        c.quarter(),
                        c.audience().customerClass(),
                        c.audience().region(),
                        c.audience().product(),
                        c.audience().boughtFrom(),
                        c.audience().boughtTo(),
                        c.status().name(),
                        c.createdBy(),
                        time(c.createdAt()))
                .update();
    }

    /** @return false when it is no draft any more */
    boolean change(String number, String name, Audience audience) {
        return jdbc.sql(
                                """
                                UPDATE survey_campaign SET name = ?, customer_class = ?, region = ?, product = ?,
                                    bought_from = ?, bought_to = ?
                                WHERE number = ? AND status = 'DRAFT'
                                """)
                        .params(
                                name,
                                audience.customerClass(),
                                audience.region(),
                                audience.product(),
                                audience.boughtFrom(),
                                audience.boughtTo(),
                                number)
                        .update()
                == 1;
    }

    /** @return false when it is no draft any more */
    boolean delete(String number) {
        return jdbc.sql("DELETE FROM survey_campaign WHERE number = ? AND status = 'DRAFT'")
                        .param(number)
                        .update()
                == 1;
    }

    Optional<Campaign> find(String number) {
        return jdbc.sql("SELECT * FROM survey_campaign WHERE number = ?")
                .param(number)
                .query(CAMPAIGN)
                .optional();
    }

    boolean hasQuarter(String quarter) {
        return jdbc.sql("SELECT COUNT(*) FROM survey_campaign WHERE quarter = ?")
                        .param(quarter)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Newest first. */
    List<Campaign> list(int offset, int most) {
        return jdbc.sql("SELECT * FROM survey_campaign ORDER BY created_at DESC, number DESC LIMIT ? OFFSET ?")
                .params(most, offset)
                .query(CAMPAIGN)
                .list();
    }

    long count() {
        return jdbc.sql("SELECT COUNT(*) FROM survey_campaign")
                .query(Long.class)
                .single();
    }

    /** Those that ask at this time, oldest first. */
    List<Campaign> running() {
        return jdbc.sql("SELECT * FROM survey_campaign WHERE status = 'RUNNING' ORDER BY started_at, number")
                .query(CAMPAIGN)
                .list();
    }

    /** @return false when it was no draft any more */
    boolean start(String number, String by, Instant at) {
        return jdbc.sql("UPDATE survey_campaign SET status = 'RUNNING', started_by = ?, started_at = ?"
                                + " WHERE number = ? AND status = 'DRAFT'")
                        .params(by, time(at), number)
                        .update()
                == 1;
    }

    /** @return whether it was of the status before */
    boolean move(String number, CampaignStatus from, CampaignStatus to) {
        return jdbc.sql("UPDATE survey_campaign SET status = ?, ended_at = NULL WHERE number = ? AND status = ?")
                        .params(to.name(), number, from.name())
                        .update()
                == 1;
    }

    void complete(String number, Instant at) {
        jdbc.sql(
                        "UPDATE survey_campaign SET status = 'COMPLETED', ended_at = ? WHERE number = ? AND status = 'RUNNING'")
                .params(time(at), number)
                .update();
    }

    void stop(String number, Instant at) {
        jdbc.sql("UPDATE survey_campaign SET status = 'STOPPED', ended_at = ?"
                        + " WHERE number = ? AND status IN ('RUNNING', 'PAUSED')")
                .params(time(at), number)
                .update();
    }

    void fill(String number, List<Candidate> customers) {
        int[] place = {0};
        batches.batchUpdate(
                "INSERT INTO survey_campaign_customer (campaign, customer_id, place, product, rep) VALUES (?, ?, ?, ?, ?)",
                customers,
                1000,
                (insert, c) -> {
                    insert.setString(1, number);
                    insert.setLong(2, c.customerId());
                    insert.setInt(3, place[0]++);
                    insert.setString(4, c.product());
                    insert.setString(5, c.rep());
                });
    }

    List<Next> next(String number, int most) {
        return jdbc.sql("SELECT customer_id, product, rep FROM survey_campaign_customer"
                        + " WHERE campaign = ? AND survey IS NULL AND problem IS NULL ORDER BY place LIMIT ?")
                .params(number, most)
                .query((row, i) -> new Next(row.getLong("customer_id"), row.getString("product"), row.getString("rep")))
                .list();
    }

    /** @return false when another node has begun it, or the campaign does not run any more */
    boolean begun(String number, long customer, String survey) {
        return jdbc.sql(
                                """
                                UPDATE survey_campaign_customer SET survey = ?
                                WHERE campaign = ? AND customer_id = ? AND survey IS NULL AND EXISTS
                                    (SELECT 1 FROM survey_campaign WHERE number = ? AND status = 'RUNNING')
                                """)
                        .params(survey, number, customer, number)
                        .update()
                == 1;
    }

    void failed(String number, long customer, String problem) {
        jdbc.sql("UPDATE survey_campaign_customer SET problem = ? WHERE campaign = ? AND customer_id = ?"
                        + " AND survey IS NULL")
                .params(problem, number, customer)
                .update();
    }

    /** @return how many are tried once more */
    int forgetProblems(String number) {
        return jdbc.sql("UPDATE survey_campaign_customer SET problem = NULL WHERE campaign = ? AND problem IS NOT NULL"
                        + " AND survey IS NULL")
                .param(number)
                .update();
    }

    /** How many customers there are of each state. */
    Map<String, Integer> states(String number) {
        return counted("SELECT state, COUNT(*) FROM " + STATES + " GROUP BY state ORDER BY state", number);
    }

    /** How many were skipped for each reason, most first. */
    Map<String, Integer> skipped(String number) {
        return counted(
                "SELECT reason, COUNT(*) AS times FROM " + STATES
                        + " WHERE state = 'SKIPPED' GROUP BY reason ORDER BY times DESC, reason",
                number);
    }

    private Map<String, Integer> counted(String sql, String campaign) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql(sql)
                .param("campaign", campaign)
                .query((row, i) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }

    /** Customers of a campaign that was started, in the order in which they are asked. @param state empty: any */
    List<Member> members(String number, String state, int offset, int most) {
        return jdbc.sql("SELECT * FROM " + STATES + " WHERE (:state = '' OR state = :state)"
                        + " ORDER BY place LIMIT :most OFFSET :skip")
                .param("campaign", number)
                .param("state", state)
                .param("most", most)
                .param("skip", offset)
                .query((row, i) -> new Member(
                        row.getLong("customer_id"),
                        row.getString("product"),
                        row.getString("rep"),
                        row.getString("state"),
                        row.getString("reason"),
                        row.getString("survey")))
                .list();
    }

    /** A customer of a campaign that was started. */
    record Member(
            long customerId,
            @Nullable String product,
            String rep,
            String state,
            @Nullable String reason,
            @Nullable String survey) {}

    Optional<Quarterly> quarterly() {
        return jdbc.sql("SELECT switched_by, switched_at FROM survey_quarterly")
                .query((row, i) -> new Quarterly(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    void quarterlyOn(String by, Instant at) {
        jdbc.sql("INSERT INTO survey_quarterly (id, switched_by, switched_at) VALUES (1, ?, ?)")
                .params(by, time(at))
                .update();
    }

    void quarterlyOff() {
        jdbc.sql("DELETE FROM survey_quarterly").update();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
