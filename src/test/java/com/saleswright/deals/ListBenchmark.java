package com.saleswright.deals;

import static com.saleswright.deals.DealDriver.MANAGER;
import static com.saleswright.deals.DealDriver.REP;
import static com.saleswright.deals.DealDriver.VP;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.people.Roles;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Times the lists with few and with many open approvals, and the engine's own query on the same rows beside them. All
 * tasks are one manager's: half are assigned to him, half wait for his group. It prints and judges nothing, since times
 * depend on the machine; the ratios hardly do.
 */
@Tag("benchmark")
@SaleswrightTest
class ListBenchmark {

    private static final Logger log = LoggerFactory.getLogger(ListBenchmark.class);

    private static final int FEW = 100;
    private static final int MANY = 10_000;
    /** Columns in which a copy differs. */
    private static final Set<String> IDS = Set.of(
            "id_",
            "parent_id_",
            "super_exec_",
            "proc_inst_id_",
            "root_proc_inst_id_",
            "execution_id_",
            "task_id_",
            "var_scope_",
            "business_key_",
            "resource_id_",
            "task_id",
            "number");

    private static final int CUSTOMERS = 100;
    private static final int WARM_UPS = 50;
    private static final int RUNS = 50;
    private static final int PAGE = 15;
    private static final List<String> GROUPS = List.of(Roles.SALES_MANAGER);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Autowired
    private IdentityService identity;

    @Autowired
    private QuoteList quotes;

    @Autowired
    private Customers customers;

    @Autowired
    private Products products;

    @Autowired
    private JdbcClient jdbc;

    private DealDriver deal;
    private final List<Long> buyers = new ArrayList<>();
    private long product;

    @AfterEach
    void nobody() {
        identity.clearAuthentication();
    }

    @Test
    void compares() throws IOException {
        if (!TestDatabase.onPostgres()) {
            // H2 answers a repeated query from the last result while nothing changes; nobody's list is like that.
            jdbc.sql("SET OPTIMIZE_REUSE_RESULTS 0").update();
        }
        deal = new DealDriver(context);
        product = Objects.requireNonNull(products.save(
                        new Product(null, "Timed pump", null, new BigDecimal("100"), new BigDecimal("50"), true, 0))
                .id());
        for (int i = 0; i < CUSTOMERS; i++) {
            buyers.add(customers
                    .save(new Customer(
                            null,
                            "Timed " + i,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            new BigDecimal("100000000"),
                            "A",
                            0))
                    .id());
        }
        // The first on its own: it begins the numbers of the year.
        makeCase(0);
        double making = perCase(1, FEW);
        Map<String, Double> few = measure();
        copy(MANY / FEW - 1);
        Map<String, Double> many = measure();

        StringBuilder table = new StringBuilder(
                "Median of %d in ms, on %s%n%n".formatted(RUNS, TestDatabase.onPostgres() ? "PostgreSQL" : "H2"));
        table.append("| list | %d open | %d open | ratio |%n|---|---:|---:|---:|%n".formatted(FEW, MANY));
        few.forEach((list, time) -> table.append(line(list, time, many.get(list))));
        table.append("%nMaking a case took %.1f ms.%n".formatted(making));
        log.info("\n{}", table);
        Files.writeString(
                Path.of("target", TestDatabase.onPostgres() ? "lists-postgresql.md" : "lists.md"), table.toString());
    }

    private static String line(String list, double few, double many) {
        return "| %s | %.2f | %.2f | %.1f |%n".formatted(list, few, many, many / few);
    }

    /** Submits quotes on all cores and gives every second task back to the group. */
    private double perCase(int from, int to) {
        long start = System.nanoTime();
        IntStream.range(from, to).parallel().forEach(this::makeCase);
        double mean = ms(System.nanoTime() - start) / (to - from);
        // A server in use has statistics.
        jdbc.sql("ANALYZE").update();
        return mean;
    }

    private void makeCase(int i) {
        String number = deal.deals.draft(draft(i), REP).number();
        deal.deals.submit(number, REP);
        if (i % 2 == 1) {
            String task = deal.process.task(number).getId();
            tasks.addCandidateGroup(task, Roles.SALES_MANAGER);
            tasks.setAssignee(task, null);
        }
    }

    /** Copies what lists read of each case, row by row as the engine wrote it: making so many takes half an hour. */
    private void copy(int times) {
        jdbc.sql("CREATE TABLE copies (n INT PRIMARY KEY)").update();
        for (int n = 1; n <= times; n++) {
            jdbc.sql("INSERT INTO copies (n) VALUES (?)").param(n).update();
        }
        for (String execution : parentsFirst()) {
            copy("act_ru_execution", "id_ = '" + execution + "'");
        }
        for (String table : List.of("act_ru_task", "act_ru_identitylink", "act_ru_variable")) {
            copy(table, "1 = 1");
        }
        copy("act_ru_authorization", "resource_id_ IN (SELECT task_id FROM open_task)");
        copy("open_task", "1 = 1");
        copy("open_task_group", "task_id IN (SELECT task_id FROM open_task)");
        copy("quote", "1 = 1");
        jdbc.sql("ANALYZE").update();
    }

    private void copy(String table, String which) {
        List<String> columns = jdbc.sql("SELECT LOWER(column_name) FROM information_schema.columns"
                        + " WHERE LOWER(table_name) = ? ORDER BY ordinal_position")
                .param(table)
                .query(String.class)
                .list();
        String copied = columns.stream()
                .map(c -> IDS.contains(c) ? "t." + c + " || '.' || n" : "t." + c)
                .collect(Collectors.joining(", "));
        jdbc.sql("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT " + copied + " FROM " + table
                        + " t CROSS JOIN copies WHERE " + which)
                .update();
    }

    private List<String> parentsFirst() {
        Map<String, List<String>> left = new LinkedHashMap<>();
        jdbc.sql("SELECT id_, parent_id_, super_exec_, proc_inst_id_ FROM act_ru_execution")
                .query((RowCallbackHandler) row -> left.put(
                        row.getString(1),
                        Stream.of(row.getString(2), row.getString(3), row.getString(4))
                                .filter(Objects::nonNull)
                                .toList()));
        List<String> sorted = new ArrayList<>();
        while (!left.isEmpty()) {
            List<String> next = left.entrySet().stream()
                    .filter(e -> e.getValue().stream().allMatch(p -> p.equals(e.getKey()) || !left.containsKey(p)))
                    .map(Map.Entry::getKey)
                    .toList();
            sorted.addAll(next);
            left.keySet().removeAll(next);
        }
        return sorted;
    }

    private QuoteDraft draft(int i) {
        return new QuoteDraft(
                buyers.get(i % CUSTOMERS),
                null,
                "Pumps for hall " + i,
                List.of(new QuoteDraft.Line(product, 1 + i % 50, null, BigDecimal.TEN)),
                Terms.STANDARD,
                "Acme",
                "Opens the door to the group",
                LocalDate.of(2026, 12, 31));
    }

    private Map<String, Double> measure() {
        String mine = filter("My tasks");
        String groups = filter("My groups");
        identity.setAuthentication(MANAGER, GROUPS);
        assertThat(filters.count(mine)).isGreaterThanOrEqualTo(FEW / 2);
        assertThat(filters.count(groups)).isGreaterThanOrEqualTo(FEW / 2);
        assertThat(stock().count()).isGreaterThanOrEqualTo(FEW / 2);
        assertThat(filters.listPage(groups, 0, PAGE)).hasSize(PAGE);
        assertThat(stock().listPage(0, PAGE)).hasSize(PAGE);

        Map<String, Double> times = new LinkedHashMap<>();
        times.put("My tasks, first page", median(() -> filters.listPage(mine, 0, PAGE)));
        times.put("My tasks, count", median(() -> filters.count(mine)));
        times.put("My groups, first page", median(() -> filters.listPage(groups, 0, PAGE)));
        times.put("My groups, count", median(() -> filters.count(groups)));
        times.put("The engine's query for my groups, first page", median(() -> stock().listPage(0, PAGE)));
        times.put("The engine's query for my groups, count", median(() -> stock().count()));
        times.put("Quotes of my reps, first page and count", median(() -> search(null, MANAGER)));
        times.put("All quotes, first page and count", median(() -> search(null, VP)));
        times.put("Quotes by a text that few have", median(() -> search("hall 42", MANAGER)));
        identity.clearAuthentication();
        return times;
    }

    private TaskQuery stock() {
        return tasks.createTaskQuery()
                .active()
                .taskCandidateGroupIn(GROUPS)
                .taskUnassigned()
                .initializeFormKeys()
                .orderByDueDate()
                .asc();
    }

    private void search(String text, String viewer) {
        assertThat(quotes.search(new QuoteFilter(text, null, null, false, QuoteFilter.Sort.CHANGED), viewer, 0, 25))
                .isNotEmpty();
    }

    private String filter(String name) {
        return filters.createFilterQuery().filterName(name).singleResult().getId();
    }

    private static double median(Runnable work) {
        for (int i = 0; i < WARM_UPS; i++) {
            work.run();
        }
        long[] times = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return ms(times[RUNS / 2]);
    }

    private static double ms(long nanos) {
        return nanos / (double) Duration.ofMillis(1).toNanos();
    }
}
