package com.saleswright.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds contracts among those that a person may see. */
@Component
@Transactional(readOnly = true)
public class ContractList {

    /** Counting stops here: nobody pages through more, and counting is most of the cost of a list. */
    public static final int COUNT_CAP = 1000;

    private final ContractAccess access;
    private final JdbcClient jdbc;

    ContractList(ContractAccess access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    /**
     * The contracts that the viewer may see and the filter lets through, the last changed first.
     *
     * @param page from 0
     * @return a page whose total is counted up to {@link #COUNT_CAP}
     */
    public Page<ContractSummary> search(ContractFilter filter, String viewer, int page, int size) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        owners(filter, viewer, conditions, values);
        if (given(filter.quote())) {
            conditions.add("quote_number = :quote");
            values.put("quote", filter.quote());
        }
        ContractStatus status = filter.status();
        if (status != null) {
            conditions.add("status = :status");
            values.put("status", status.name());
        }
        String text = filter.text();
        if (text != null && !text.isBlank()) {
            String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
            for (int i = 0; i < words.length; i++) {
                conditions.add(("(LOWER(number) LIKE :word%1$d OR LOWER(quote_number) LIKE :word%1$d"
                                + " OR LOWER(customer_name) LIKE :word%1$d OR LOWER(title) LIKE :word%1$d)")
                        .formatted(i));
                values.put("word" + i, "%" + words[i].replaceAll("[\\\\%_]", "\\\\$0") + "%");
            }
        }
        String where = String.join(" AND ", conditions);
        PageRequest request = PageRequest.of(page, size);
        List<ContractSummary> found = jdbc.sql("SELECT * FROM contract WHERE " + where
                        + " ORDER BY changed_at DESC, number DESC LIMIT :size OFFSET :skip")
                .params(values)
                .param("size", size)
                .param("skip", request.getOffset())
                .query((row, i) -> new ContractSummary(
                        row.getString("number"),
                        row.getString("quote_number"),
                        row.getString("customer_name"),
                        row.getString("title"),
                        row.getString("owner"),
                        row.getBigDecimal("amount"),
                        row.getString("currency"),
                        ContractStatus.valueOf(row.getString("status")),
                        row.getObject("starts_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        ContractStore.instant(row, "changed_at")))
                .list();
        long count = jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 FROM contract WHERE " + where + " LIMIT :cap) hits")
                .params(values)
                .param("cap", COUNT_CAP)
                .query(Long.class)
                .single();
        return new PageImpl<>(found, request, count);
    }

    /** User ids of the reps whose contracts the viewer may see. */
    public List<String> owners(String viewer) {
        Set<String> visible = access.visibleOwners(viewer).orElse(null);
        return jdbc.sql("SELECT DISTINCT owner FROM contract ORDER BY owner").query(String.class).list().stream()
                .filter(o -> visible == null || visible.contains(o))
                .toList();
    }

    private void owners(ContractFilter filter, String viewer, List<String> conditions, Map<String, Object> values) {
        Set<String> visible = access.visibleOwners(viewer).orElse(null);
        if (visible != null) {
            conditions.add("owner IN (:visible)");
            values.put("visible", visible);
        }
        if (given(filter.owner())) {
            conditions.add("owner = :owner");
            values.put("owner", filter.owner());
        }
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
