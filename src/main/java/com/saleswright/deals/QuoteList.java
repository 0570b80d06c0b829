package com.saleswright.deals;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    private final QuoteAccess access;
    private final JdbcClient jdbc;

    QuoteList(QuoteAccess access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    /**
     * The quotes that the viewer may see and the filter lets through.
     *
     * @param page from 0
     * @return a page whose total is counted up to {@link #COUNT_CAP}
     */
    public Page<QuoteSummary> search(QuoteFilter filter, String viewer, int page, int size) {
        Map<String, Object> values = new HashMap<>();
        String where = where(filter, viewer, values);
        PageRequest request = PageRequest.of(page, size);
        List<QuoteSummary> found = jdbc.sql("SELECT number, customer_name, title, owner, amount, status, valid_until,"
                        + " changed_at FROM quote" + where + " ORDER BY "
                        + filter.sort().columns() + " LIMIT :size OFFSET :skip")
                .params(values)
                .param("size", size)
                .param("skip", request.getOffset())
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
        long count = jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 FROM quote" + where + " LIMIT :cap) hits")
                .params(values)
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

    private String where(QuoteFilter filter, String viewer, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>();
        access.visibleOwners(viewer).ifPresent(owners -> {
            conditions.add("owner IN (:visible)");
            values.put("visible", owners);
        });
        String text = filter.text();
        if (text != null && !text.isBlank()) {
            conditions.add("(LOWER(number) LIKE :text ESCAPE '\\' OR LOWER(customer_name) LIKE :text ESCAPE '\\'"
                    + " OR LOWER(title) LIKE :text ESCAPE '\\')");
            values.put("text", "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        QuoteStatus status = filter.status();
        if (status != null) {
            conditions.add("status = :status");
            values.put("status", status.name());
        }
        String owner = filter.owner();
        if (owner != null && !owner.isBlank()) {
            conditions.add("owner = :owner");
            values.put("owner", owner);
        }
        if (filter.mineToAct()) {
            conditions.add("owner = :viewer AND status IN ('REWORK', 'CONDITIONS')");
            values.put("viewer", viewer);
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }
}
