package com.saleswright.deals;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds quotes among those that a person may see. */
@Component
@Transactional(readOnly = true)
public class QuoteList {

    /** Counting stops here: nobody pages through more, and counting is most of the cost of a list. */
    public static final int COUNT_CAP = 1000;

    private static final int FEW_OWNERS = 50;
    private static final String SELECT =
            "SELECT number, customer_name, title, owner, amount, status, valid_until, changed_at FROM quote WHERE ";

    private final QuoteAccess access;
    private final QuoteWords words;
    private final JdbcClient jdbc;

    QuoteList(QuoteAccess access, QuoteWords words, JdbcClient jdbc) {
        this.access = access;
        this.words = words;
        this.jdbc = jdbc;
    }

    /**
     * The quotes that the viewer may see and the filter lets through.
     *
     * @param page from 0
     * @return a page whose total is counted up to {@link #COUNT_CAP}
     */
    public Page<QuoteSummary> search(QuoteFilter filter, String viewer, int page, int size) {
        Condition condition = condition(filter, viewer);
        PageRequest request = PageRequest.of(page, size);
        List<QuoteSummary> found = jdbc.sql(select(filter, condition) + " LIMIT :size OFFSET :skip")
                .params(condition.values)
                .param("size", size)
                .param("skip", request.getOffset())
                .param("end", request.getOffset() + size)
                .query((row, i) -> new QuoteSummary(
                        row.getString("number"),
                        row.getString("customer_name"),
                        row.getString("title"),
                        row.getString("owner"),
                        row.getBigDecimal("amount"),
                        QuoteStatus.valueOf(row.getString("status")),
                        row.getObject("valid_until", LocalDate.class),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
        long count = jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 FROM quote WHERE " + condition.with(condition.ofOwners())
                        + " LIMIT :cap) hits")
                .params(condition.values)
                .param("cap", COUNT_CAP)
                .query(Long.class)
                .single();
        return new PageImpl<>(found, request, count);
    }

    /** How many quotes wait for their owner to act. */
    public long waitingFor(String owner) {
        return jdbc.sql("SELECT COUNT(*) FROM quote WHERE owner = ? AND status IN ('REWORK', 'CONDITIONS')")
                .param(owner)
                .query(Long.class)
                .single();
    }

    /** User ids of the owners of quotes that the viewer may see. */
    public List<String> owners(String viewer) {
        Set<String> visible = access.visibleOwners(viewer).orElse(null);
        List<String> owners = jdbc.sql("SELECT DISTINCT owner FROM quote ORDER BY owner")
                .query(String.class)
                .list();
        return owners.stream()
                .filter(o -> visible == null || visible.contains(o))
                .toList();
    }

    /**
     * The newest of a few owners are the newest of each, put together: the index on owners then yields every row in
     * order, where all of their quotes would have to be read and sorted.
     */
    private static String select(QuoteFilter filter, Condition condition) {
        if (filter.sort() != QuoteFilter.Sort.CHANGED
                || condition.owners.isEmpty()
                || condition.owners.size() > FEW_OWNERS
                || condition.chosen) {
            return SELECT + condition.with(condition.ofOwners()) + " ORDER BY "
                    + filter.sort().columns();
        }
        return IntStream.range(0, condition.owners.size())
                        .mapToObj(i -> "(" + SELECT + condition.with("owner = :owner" + i)
                                + " ORDER BY owner, changed_at DESC, number DESC LIMIT :end)")
                        .collect(Collectors.joining(" UNION ALL ", "SELECT * FROM (", ") newest ORDER BY "))
                + filter.sort().columns();
    }

    /** What a list is narrowed down to; {@code chosen} when single quotes are named already. */
    private record Condition(List<String> owners, List<String> others, Map<String, Object> values, boolean chosen) {

        String ofOwners() {
            return owners.isEmpty()
                    ? "1 = 1"
                    : IntStream.range(0, owners.size())
                            .mapToObj(i -> ":owner" + i)
                            .collect(Collectors.joining(", ", "owner IN (", ")"));
        }

        String with(String ofOwners) {
            return Stream.concat(Stream.of(ofOwners), others.stream()).collect(Collectors.joining(" AND "));
        }
    }

    private Condition condition(QuoteFilter filter, String viewer) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        List<String> owners = owners(filter, access.visibleOwners(viewer).orElse(null));
        if (owners != null && owners.isEmpty()) {
            conditions.add("1 = 0");
        } else if (owners != null) {
            for (int i = 0; i < owners.size(); i++) {
                values.put("owner" + i, owners.get(i));
            }
        }
        String text = filter.text();
        boolean chosen = text != null && !text.isBlank() && words(text, conditions, values);
        QuoteStatus status = filter.status();
        if (status != null) {
            conditions.add("status = :status");
            values.put("status", status.name());
        }
        if (filter.mineToAct()) {
            conditions.add("owner = :viewer AND status IN ('REWORK', 'CONDITIONS')");
            values.put("viewer", viewer);
        }
        return new Condition(owners == null ? List.of() : owners, conditions, values, chosen);
    }

    /** Null for everybody; empty when the filter asks for somebody whose quotes the viewer may not see. */
    private static @Nullable List<String> owners(QuoteFilter filter, @Nullable Set<String> visible) {
        String owner = filter.owner();
        if (owner == null || owner.isBlank()) {
            return visible == null ? null : List.copyOf(visible);
        }
        return visible == null || visible.contains(owner) ? List.of(owner) : List.of();
    }

    /**
     * Adds what the words ask for. Quotes with a rare word are looked up first; for common words it is cheaper to look
     * at the quotes in the order of the list.
     *
     * @return whether single quotes are named now
     */
    private boolean words(String text, List<String> conditions, Map<String, Object> values) {
        Set<String> chosen = null;
        List<String> typed = List.copyOf(QuoteWords.in(text));
        for (int i = 0; i < typed.size(); i++) {
            Set<String> hits = words.quotesWith(typed.get(i));
            if (hits.size() > QuoteWords.COMMON) {
                conditions.add(
                        "EXISTS (SELECT 1 FROM quote_word w WHERE w.number = quote.number AND w.word BETWEEN :word" + i
                                + " AND :wordEnd" + i + ")");
                values.put("word" + i, QuoteWords.bytes(typed.get(i)));
                values.put("wordEnd" + i, QuoteWords.end(typed.get(i)));
            } else if (chosen == null) {
                chosen = hits;
            } else {
                chosen.retainAll(hits);
            }
        }
        if (typed.isEmpty() || chosen != null && chosen.isEmpty()) {
            conditions.add("1 = 0");
        } else if (chosen != null) {
            conditions.add("number IN (:numbers)");
            values.put("numbers", chosen);
        }
        return chosen != null;
    }
}
