package com.saleswright.surveys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the tables of surveys say about many of them. Everything is counted by the database.
 *
 * <p>Surveys about the viewer are never among them, so that no choice of filters tells what somebody said about
 * the viewer; see {@link #about(String)}. Cancelled surveys are left out too.
 */
@Component
class ResultsRows {

    /** The surveys of a filter, with their answers. */
    private static final String ASKED =
            """
            WITH asked AS (
                SELECT s.customer_class, s.region, s.product, s.cause, s.campaign, s.rep,
                    CASE WHEN s.status = 'BOUNCED' THEN 1 ELSE 0 END AS bounced,
                    a.score, a.product AS product_mark, a.service AS service_mark,
                    a.sales_person AS person_mark, a.delivery AS delivery_mark,
                    (CAST(EXTRACT(YEAR FROM s.sent_at AT TIME ZONE 'UTC') AS INTEGER) * 12
                        + CAST(EXTRACT(MONTH FROM s.sent_at AT TIME ZONE 'UTC') AS INTEGER) - 1) / %d AS period
                FROM survey s LEFT JOIN survey_answer a ON a.survey = s.number
                WHERE %s
            )
            """;

    private static final String COUNTS =
            """
            COUNT(*) AS sent, COALESCE(SUM(bounced), 0) AS bounced,
            COUNT(CASE WHEN score >= 9 THEN 1 END) AS promoters,
            COUNT(CASE WHEN score BETWEEN 7 AND 8 THEN 1 END) AS passives,
            COUNT(CASE WHEN score <= 6 THEN 1 END) AS detractors,
            COUNT(DISTINCT CASE WHEN score IS NOT NULL THEN rep END) AS people,
            MIN(CASE WHEN score IS NOT NULL THEN rep END) AS person,
            COUNT(DISTINCT CASE WHEN person_mark IS NOT NULL THEN rep END) AS marked_people,
            MIN(CASE WHEN person_mark IS NOT NULL THEN rep END) AS marked_person
            FROM asked
            """;

    private static final String MARKS = Stream.of("product", "service", "person", "delivery")
            .map(name ->
                    """
                    , COUNT(%1$s_mark) AS %1$s_count, COALESCE(SUM(%1$s_mark), 0) AS %1$s_sum,
                    COUNT(CASE WHEN %1$s_mark >= 4 THEN 1 END) AS %1$s_satisfied
                    """
                            .formatted(name))
            .collect(Collectors.joining());

    private static final RowMapper<ReadAnswer> ANSWER = (row, i) -> new ReadAnswer(
            row.getString("number"),
            row.getLong("customer_id"),
            "",
            row.getObject("received_at", OffsetDateTime.class).toInstant(),
            row.getInt("score"),
            row.getObject("product", Integer.class),
            row.getObject("service", Integer.class),
            row.getObject("sales_person", Integer.class),
            row.getObject("delivery", Integer.class),
            Objects.requireNonNullElse(row.getString("comment_text"), ""),
            Objects.requireNonNullElse(row.getString("needs"), ""));

    private final JdbcClient jdbc;
    private final ConductWords conduct;

    ResultsRows(JdbcClient jdbc, ConductWords conduct) {
        this.jdbc = jdbc;
        this.conduct = conduct;
    }

    enum Kind {
        TOTAL("CAST(NULL AS VARCHAR)"),
        PERIOD("CAST(period AS VARCHAR)"),
        CUSTOMER_CLASS("customer_class"),
        REGION("region"),
        PRODUCT("product"),
        TRIGGER("cause"),
        CAMPAIGN("campaign"),
        REP("rep");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        private String select() {
            return "SELECT '%s' AS kind, %s AS name, %s%s"
                    .formatted(name(), column, COUNTS, this == TOTAL ? "" : " GROUP BY " + column);
        }
    }

    /**
     * Surveys that have something in common.
     *
     * @param name what they have in common; of a period, how many periods it is after the year 0; null when not known
     * @param rated sales people whom the answers are about
     * @param marked those of them who have a mark of their own
     */
    record Group(Kind kind, @Nullable String name, long sent, long bounced, Nps nps, Rated rated, Rated marked) {}

    /** @param one of the people; null of nobody */
    record Rated(int people, @Nullable String one) {}

    /** Answers with one score: how many, and of each mark how many, their sum and how many are 4 or 5. */
    record Score(int score, long answers, List<long[]> marks) {}

    /** An answer about somebody. */
    record Rating(Instant at, int score, @Nullable Integer mark) {}

    /** What was said, about whom, and how likely they recommend us. */
    record Comment(int score, @Nullable String rep, String text) {}

    record Choices(List<String> products, List<String> reps, Map<String, String> campaigns) {}

    private record Condition(String sql, Map<String, Object> values) {}

    /** One statement. @param months how many a period has */
    List<Group> groups(ResultsFilter filter, ResultsViewer viewer, int months) {
        Condition condition = condition(filter, viewer);
        String all = Stream.of(Kind.values()).map(Kind::select).collect(Collectors.joining(" UNION ALL "));
        return jdbc.sql(ASKED.formatted(months, condition.sql) + all)
                .params(condition.values)
                .query((row, i) -> new Group(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getLong("sent"),
                        row.getLong("bounced"),
                        new Nps(row.getLong("promoters"), row.getLong("passives"), row.getLong("detractors")),
                        new Rated(row.getInt("people"), row.getString("person")),
                        new Rated(row.getInt("marked_people"), row.getString("marked_person"))))
                .list();
    }

    /** One statement. */
    List<Score> scores(ResultsFilter filter, ResultsViewer viewer) {
        Condition condition = condition(filter, viewer);
        return jdbc.sql(ASKED.formatted(1, condition.sql) + "SELECT score, COUNT(*) AS answers" + MARKS
                        + "FROM asked WHERE score IS NOT NULL GROUP BY score")
                .params(condition.values)
                .query((row, i) -> new Score(
                        row.getInt("score"),
                        row.getLong("answers"),
                        List.of(
                                new long[] {row.getLong(3), row.getLong(4), row.getLong(5)},
                                new long[] {row.getLong(6), row.getLong(7), row.getLong(8)},
                                new long[] {row.getLong(9), row.getLong(10), row.getLong(11)},
                                new long[] {row.getLong(12), row.getLong(13), row.getLong(14)})))
                .list();
    }

    /** All answers about somebody, in the order in which they came. */
    List<Rating> about(String rep) {
        return jdbc.sql("SELECT a.received_at, a.score, a.sales_person FROM survey s"
                        + " JOIN survey_answer a ON a.survey = s.number"
                        + " WHERE s.rep = ? AND s.status = 'ANSWERED' ORDER BY a.received_at, a.survey")
                .param(rep)
                .query((row, i) -> new Rating(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getInt(2),
                        row.getObject(3, Integer.class)))
                .list();
    }

    /** Comments of the latest answers that the viewer may read. */
    List<Comment> comments(ResultsFilter filter, ResultsViewer viewer, int most) {
        Condition condition = readable(filter, viewer);
        return jdbc.sql("SELECT a.score, s.rep, a.comment_text FROM survey s"
                        + " JOIN survey_answer a ON a.survey = s.number WHERE " + condition.sql
                        + " AND a.comment_text IS NOT NULL ORDER BY a.received_at DESC LIMIT " + most)
                .params(condition.values)
                .query((row, i) -> new Comment(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }

    long count(ResultsFilter filter, ResultsViewer viewer) {
        Condition condition = readable(filter, viewer);
        return jdbc.sql("SELECT COUNT(*) FROM survey s JOIN survey_answer a ON a.survey = s.number WHERE "
                        + condition.sql)
                .params(condition.values)
                .query(Long.class)
                .single();
    }

    /** Answers that the viewer may read, newest first, without names of customers. To be closed. */
    Stream<ReadAnswer> answers(ResultsFilter filter, ResultsViewer viewer, long offset, long most) {
        Condition condition = readable(filter, viewer);
        return jdbc
                .sql("SELECT s.number, s.customer_id, a.* FROM survey s"
                        + " JOIN survey_answer a ON a.survey = s.number WHERE " + condition.sql
                        + " ORDER BY a.received_at DESC, s.number DESC LIMIT %d OFFSET %d".formatted(most, offset))
                .params(condition.values)
                .query(ANSWER)
                .stream();
    }

    /** What there is to choose from, in one statement. */
    Choices choices() {
        Choices choices = new Choices(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        jdbc.sql(
                        """
                        SELECT 'PRODUCT', product, product FROM survey WHERE product IS NOT NULL GROUP BY product
                        UNION ALL SELECT 'REP', rep, rep FROM survey WHERE rep IS NOT NULL GROUP BY rep
                        UNION ALL SELECT 'CAMPAIGN', number, name FROM survey_campaign WHERE started_at IS NOT NULL
                        ORDER BY 2
                        """)
                .query((row, i) -> {
                    String name = row.getString(2);
                    switch (row.getString(1)) {
                        case "PRODUCT" -> choices.products.add(name);
                        case "REP" -> choices.reps.add(name);
                        default -> choices.campaigns.put(name, row.getString(3));
                    }
                    return name;
                })
                .list();
        return choices;
    }

    private Condition condition(ResultsFilter filter, ResultsViewer viewer) {
        List<String> all = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        all.add("s.sent_at >= :from AND s.sent_at < :to AND s.status <> 'CANCELLED'");
        values.put("from", time(filter.from()));
        values.put("to", time(filter.to().plusDays(1)));
        all.add("(s.rep IS NULL OR s.rep <> :viewer)");
        values.put("viewer", viewer.userId());
        equal(all, values, "campaign", filter.campaign());
        equal(all, values, "customer_class", filter.customerClass());
        equal(all, values, "region", filter.region());
        equal(all, values, "product", filter.product());
        equal(
                all,
                values,
                "cause",
                filter.trigger() == null ? null : filter.trigger().name());
        equal(all, values, "rep", filter.rep());
        if (!filter.words().isEmpty()) {
            // Whoever searches finds only what they may read: no word tells what is in other answers.
            all.add(readable(viewer, values));
            for (String word : filter.words()) {
                all.add(said(word, values));
            }
        }
        return new Condition(String.join(" AND ", all), values);
    }

    private Condition readable(ResultsFilter filter, ResultsViewer viewer) {
        Condition condition = condition(filter, viewer);
        return new Condition(condition.sql + " AND " + readable(viewer, condition.values), condition.values);
    }

    private String readable(ResultsViewer viewer, Map<String, Object> values) {
        String concern = conduct.all().stream()
                .map(word -> said(word, values))
                .collect(Collectors.joining(" OR ", "(1 = 0 OR ", ")"));
        if (viewer.readsAll() && viewer.readsConcerns()) {
            return "1 = 1";
        }
        List<String> any = new ArrayList<>();
        any.add("1 = 0");
        if (viewer.readsAll()) {
            any.add("NOT " + concern);
        } else if (viewer.readsTeam()) {
            values.put("below", viewer.below().isEmpty() ? List.of("") : List.copyOf(viewer.below()));
            any.add("(NOT %s AND (s.rep IS NULL OR s.rep IN (:below)))".formatted(concern));
        }
        if (viewer.readsConcerns()) {
            any.add(concern);
        }
        return any.stream().collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String said(String word, Map<String, Object> values) {
        String name = "word" + values.size();
        values.put(name, "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
        return "LOWER(COALESCE(a.comment_text, '') || ' ' || COALESCE(a.needs, '')) LIKE :%s ESCAPE '!'"
                .formatted(name);
    }

    private static void equal(List<String> all, Map<String, Object> values, String column, @Nullable String value) {
        if (value != null) {
            all.add("s.%1$s = :%1$s".formatted(column));
            values.put(column, value);
        }
    }

    private static OffsetDateTime time(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
