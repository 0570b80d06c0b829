package com.saleswright.deals;

import static com.saleswright.deals.DealDriver.MANAGER;
import static com.saleswright.deals.DealDriver.REP;
import static com.saleswright.deals.DealDriver.VP;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.SaleswrightApplication;
import com.saleswright.access.Accounts;
import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.people.Roles;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import com.saleswright.testkit.ProcessDriver;
import com.saleswright.testkit.TestClock;
import com.saleswright.testkit.TestDatabase;
import com.saleswright.testkit.Visitor;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Times the lists with few and with many open approvals, and the engine's own query on the same rows beside them. All
 * tasks are one manager's: half are assigned to him, half wait for his group. It prints and judges nothing, since times
 * depend on the machine; the ratios hardly do.
 *
 * <p>Few and many are two applications side by side that answer in turn, so that both run the same compiled code and
 * suffer alike from what else the machine does.
 */
@Tag("benchmark")
@Tag("database")
class ListBenchmark {

    private static final Logger log = LoggerFactory.getLogger(ListBenchmark.class);

    private static final String PASSWORD = "demo-of-speed";
    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final int WARM_UPS = 300;
    private static final int RUNS = 200;
    /** The engine's query takes so long that fewer do. */
    private static final int STOCK_WARM_UPS = 5;

    private static final int STOCK_RUNS = 11;
    private static final String STOCK_PAGE = "The engine's query for my groups, first page";
    private static final String STOCK_COUNT = "The engine's query for my groups, count";

    @Test
    void compares() throws IOException {
        try (House few = new House();
                House many = new House()) {
            few.fill();
            many.fill();
            many.overHttp();
            Map<String, Double> before = many.overHttp();
            many.copy(MANY / FEW - 1);
            Map<String, Double> after = many.overHttp();
            Map<String, Times> times = new LinkedHashMap<>();
            before.forEach((page, time) -> times.put(page, new Times(time, after.get(page))));
            Map<String, Runnable> work = few.work();
            Map<String, Runnable> muchWork = many.work();
            work.forEach((list, run) -> times.put(list, inTurn(list, run, muchWork.get(list))));
            print(times);
        }
    }

    private static Times inTurn(String list, Runnable few, Runnable many) {
        boolean stock = list.equals(STOCK_PAGE) || list.equals(STOCK_COUNT);
        for (int i = 0; i < (stock ? STOCK_WARM_UPS : WARM_UPS); i++) {
            few.run();
            many.run();
        }
        long[] fewTimes = new long[stock ? STOCK_RUNS : RUNS];
        long[] manyTimes = new long[fewTimes.length];
        for (int i = 0; i < fewTimes.length; i++) {
            fewTimes[i] = time(few);
            manyTimes[i] = time(many);
        }
        return new Times(median(fewTimes), median(manyTimes));
    }

    private static long time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static double median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2] / (double) Duration.ofMillis(1).toNanos();
    }

    private static void print(Map<String, Times> times) throws IOException {
        StringBuilder table =
                new StringBuilder("Median in ms, on %s%n%n".formatted(TestDatabase.onPostgres() ? "PostgreSQL" : "H2"));
        table.append("| list | %d open | %d open | ratio |%n|---|---:|---:|---:|%n".formatted(FEW, MANY));
        times.forEach((list, t) ->
                table.append("| %s | %.2f | %.2f | %.2f |%n".formatted(list, t.few, t.many, t.many / t.few)));
        table.append(
                "%nWith %d open the engine's query takes %.0f times as long for my groups' first page and %.0f times for its count.%n"
                        .formatted(
                                MANY,
                                times.get(STOCK_PAGE).many / times.get(House.GROUPS_PAGE).many,
                                times.get(STOCK_COUNT).many / times.get(House.GROUPS_COUNT).many));
        log.info("\n{}", table);
        Files.writeString(
                Path.of("target", TestDatabase.onPostgres() ? "lists-postgresql.md" : "lists.md"), table.toString());
    }

    /** Medians in ms. */
    private record Times(double few, double many) {}

    /** An application of its own, with a database of its own. */
    private static final class House implements AutoCloseable {

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
        private static final int PAGE = 15;
        private static final List<String> GROUPS = List.of(Roles.SALES_MANAGER);

        static final String GROUPS_PAGE = "My groups, first page";
        static final String GROUPS_COUNT = "My groups, count";

        private final ConfigurableApplicationContext context;
        private final TaskService tasks;
        private final FilterService filters;
        private final IdentityService identity;
        private final QuoteList quotes;
        private final JdbcClient jdbc;
        private final DealDriver deal;
        private final Visitor manager;
        private final List<Long> buyers = new ArrayList<>();
        private long product;

        House() {
            context = new SpringApplicationBuilder(SaleswrightApplication.class, TestClock.class, ProcessDriver.class)
                    .initializers(new TestDatabase())
                    .profiles("test")
                    .run("--server.port=0");
            tasks = context.getBean(TaskService.class);
            filters = context.getBean(FilterService.class);
            identity = context.getBean(IdentityService.class);
            quotes = context.getBean(QuoteList.class);
            jdbc = context.getBean(JdbcClient.class);
            deal = new DealDriver(context);
            manager = Visitor.of(
                    Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")),
                    MANAGER,
                    PASSWORD);
        }

        @Override
        public void close() {
            context.close();
        }

        void fill() {
            if (!TestDatabase.onPostgres()) {
                // H2 answers a repeated query from the last result while nothing changes; nobody's list is like that.
                jdbc.sql("SET OPTIMIZE_REUSE_RESULTS 0").update();
            }
            // Without any administrator the Tasklist asks to be set up first.
            deal.administrator();
            context.getBean(Accounts.class).setPassword(MANAGER, PASSWORD);
            manager.logIn();
            product = Objects.requireNonNull(context.getBean(Products.class)
                    .save(new Product(null, "Timed pump", null, new BigDecimal("100"), new BigDecimal("50"), true, 0))
                    .id());
            for (int i = 0; i < CUSTOMERS; i++) {
                BigDecimal limit = new BigDecimal("100000000");
                buyers.add(context.getBean(Customers.class)
                        .save(new Customer(null, "Timed " + i, null, null, null, null, null, null, limit, "A", 0))
                        .id());
            }
            IntStream.range(0, FEW).forEach(this::makeCase);
            // A server in use has statistics.
            jdbc.sql("ANALYZE").update();
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
        void copy(int times) {
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
            // One quote keeps a word to itself.
            copy("quote_word", "number <> (SELECT MIN(number) FROM quote)");
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
            jdbc.sql("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT " + copied + " FROM "
                            + table + " t CROSS JOIN copies WHERE " + which)
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
                    i == 0 ? "Needle" : "Pumps for hall " + i,
                    List.of(new QuoteDraft.Line(product, 1 + i % 50, null, BigDecimal.TEN)),
                    Terms.STANDARD,
                    "Acme",
                    "Opens the door to the group",
                    LocalDate.of(2026, 12, 31));
        }

        /** What is timed, by name: first all that the Tasklist asks for when it opens a list. */
        Map<String, Runnable> work() {
            String mine = filter("My tasks");
            String groups = filter("My groups");
            Map<String, Runnable> work = new LinkedHashMap<>();
            work.put("Tasklist opens on my tasks", () -> tasklist(mine));
            work.put("Tasklist opens on my groups", () -> tasklist(groups));
            work.put("My tasks, first page", () -> page(mine));
            work.put("My tasks, count", () -> count(mine));
            work.put(GROUPS_PAGE, () -> page(groups));
            work.put(GROUPS_COUNT, () -> count(groups));
            work.put(STOCK_PAGE, () -> assertThat(stock().listPage(0, PAGE)).hasSize(PAGE));
            work.put(STOCK_COUNT, () -> assertThat(stock().count()).isGreaterThanOrEqualTo(FEW / 2));
            work.put("Quotes of my reps, first page and count", () -> search(null, MANAGER));
            work.put("All quotes, first page and count", () -> search(null, VP));
            work.put("Quotes by a text that one has", () -> search("needle", MANAGER));
            work.put("Quotes by a text that one in a hundred has", () -> search("hall 42", MANAGER));
            work.replaceAll((list, run) -> () -> {
                identity.setAuthentication(MANAGER, GROUPS);
                run.run();
                identity.clearAuthentication();
            });
            return work;
        }

        /**
         * Medians of whole pages, asked for as a browser does. The web apps know one engine of a virtual machine by
         * the name "default", the last to start: the same application has to answer before and after it grows, once more at
         * first so that its code is compiled.
         */
        Map<String, Double> overHttp() {
            Map<String, Runnable> pages = new LinkedHashMap<>();
            pages.put("Tasklist over HTTP, my tasks", () -> tasklistPage(filter("My tasks")));
            pages.put("Tasklist over HTTP, my groups", () -> tasklistPage(filter("My groups")));
            pages.put("Quote list over HTTP", () -> quotePage(""));
            pages.put("Quote list over HTTP, by a text that one has", () -> quotePage("?text=needle"));
            Map<String, Double> medians = new LinkedHashMap<>();
            pages.forEach((name, page) -> {
                IntStream.range(0, WARM_UPS).forEach(i -> page.run());
                medians.put(
                        name,
                        median(IntStream.range(0, RUNS)
                                .mapToLong(i -> time(page))
                                .toArray()));
            });
            return medians;
        }

        private void tasklistPage(String filter) {
            answered(manager.send(
                    "POST",
                    "/camunda/api/engine/engine/default/filter/" + filter + "/list?firstResult=0&maxResults=" + PAGE,
                    "{\"active\":true,\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}"));
        }

        private void quotePage(String query) {
            answered(manager.get("/quotes" + query));
        }

        private static void answered(HttpResponse<String> answer) {
            assertThat(answer.statusCode())
                    .as("%s: %s", answer.uri(), answer.body())
                    .isEqualTo(200);
            assertThat(answer.body()).contains("Timed");
        }

        /** The filters with their counts, then the count and the first page of one. */
        private void tasklist(String filter) {
            filters.createFilterQuery().list().forEach(f -> filters.count(f.getId()));
            count(filter);
            page(filter);
        }

        private void page(String filter) {
            TaskQuery asked = tasks.createTaskQuery().active().orderByDueDate().asc();
            assertThat(filters.listPage(filter, asked, 0, PAGE)).hasSize(PAGE);
        }

        private void count(String filter) {
            assertThat(filters.count(filter, tasks.createTaskQuery().active())).isGreaterThanOrEqualTo(FEW / 2);
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
    }
}
