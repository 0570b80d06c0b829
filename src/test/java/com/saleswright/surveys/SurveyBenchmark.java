package com.saleswright.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.saleswright.SaleswrightApplication;
import com.saleswright.access.Accounts;
import com.saleswright.customers.Contacts;
import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import com.saleswright.testkit.TestDatabase;
import com.saleswright.testkit.Visitor;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Times a campaign beside people at work, and feeds real answers through links and pages. The application runs as in
 * production: its schedules, its job executor, its relay of mail.
 */
@Tag("benchmark")
@Tag("database")
class SurveyBenchmark {

    private static final Logger log = LoggerFactory.getLogger(SurveyBenchmark.class);

    private static final String SUCCESS = "be.cleo";
    private static final String SELLER = "be.rosa";
    private static final String PASSWORD = "demo-of-speed";
    private static final Pattern LINK = Pattern.compile("http://\\S+(/l/[\\w-]{43})");
    private static final int TASKS = 200;
    private static final int LOOKS = 400;
    /** Between two looks of whoever works in the Tasklist. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** {@code -Dsurveys.customers=10000}: how many a campaign asks while somebody works in the Tasklist. */
    @Test
    void asksBesideTheTasklist() throws IOException {
        int customers = Integer.getInteger("surveys.customers", 10_000);
        try (House house = new House()) {
            house.customers(customers);
            house.tasks();
            house.looks(LOOKS);
            List<Long> before = house.looks(LOOKS);

            long begin = System.nanoTime();
            String number = house.started();
            List<Long> during = new ArrayList<>();
            while (!house.campaigns.get(number).is(CampaignStatus.COMPLETED)) {
                during.addAll(house.looks(20));
            }
            Duration asked = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(house.campaigns.progress(number).states()).containsExactly(Map.entry("SENT", customers));
            while (house.unsent() > 0) {
                house.looks(20);
            }
            List<Long> after = house.looks(LOOKS);

            String table = "Tasklist over HTTP, my tasks (%d), ms, on %s%n%n".formatted(TASKS, database())
                    + "| | looks | p50 | p95 | longest |\n|---|---:|---:|---:|---:|\n"
                    + row("before", before)
                    + row("while %d customers are asked".formatted(customers), during)
                    + row("after", after)
                    + "%np95 while asking : before = %.2f; asked in %d s%n"
                            .formatted(ms(percentile(during, 95)) / ms(percentile(before, 95)), asked.toSeconds());
            write("campaign", table);
        }
    }

    /**
     * {@code -Dsurveys.folder=...}: a folder with the file of the San Francisco airport customer survey of 2017, as its
     * publisher has it: who recommends ({@code NETPRO}, 0 to 10, 11 for no answer), and how content they are with the
     * airport, its screens and its information desks (1 to 5).
     */
    @Test
    void takesRealAnswers() throws IOException {
        String folder = System.getProperty("surveys.folder", "");
        assumeTrue(!folder.isEmpty(), "needs -Dsurveys.folder");
        List<CSVRecord> guests;
        try (CSVParser file = CSVParser.parse(
                Path.of(folder, "sfo_customer_survey_2017.csv"),
                StandardCharsets.UTF_8,
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            guests = file.getRecords();
        }
        try (House house = new House("--saleswright.surveys.invitations-per-minute=60000")) {
            house.customers(guests.size());
            String number = house.started();
            while (!house.campaigns.get(number).is(CampaignStatus.COMPLETED)) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
            List<String> mails = house.invitations();
            assertThat(mails).hasSize(guests.size());

            List<Long> times = new ArrayList<>();
            int silent = 0;
            for (int i = 0; i < guests.size(); i++) {
                CSVRecord guest = guests.get(i);
                String score = guest.get("NETPRO").strip();
                if (!score.matches("\\d|10")) {
                    silent++;
                    continue;
                }
                String answer = "{\"score\":\"%s\"%s%s%s}"
                        .formatted(
                                score,
                                mark(guest, "Q7ALL", "product"),
                                mark(guest, "Q7INFODOWN", "service"),
                                mark(guest, "Q7SCREENS", "delivery"));
                times.add(house.answers(mails.get(i), answer));
            }
            house.handedOver();
            HttpResponse<String> results = house.visitor.get("/surveys/results?campaign=" + number);
            String nps = house.npsByHand(number);
            write(
                    "real-answers",
                    "%d rows, %d answered through their links, %d without an answer, on %s%n%n"
                                    .formatted(guests.size(), times.size(), silent, database())
                            + "| | answers | p50 | p95 | longest |\n|---|---:|---:|---:|---:|\n"
                            + row("open the link, read the page, answer: ms", times)
                            + "%nNet Promoter Score from the answers in the database: %s; the results page (status %d) shows it: %s%n"
                                    .formatted(
                                            nps,
                                            results.statusCode(),
                                            results.body().contains(nps)));
            assertThat(results.body()).contains(nps);
        }
    }

    /** 0 and Blank say that there was no answer, 6 that the guest never used it. */
    private static String mark(CSVRecord guest, String column, String field) {
        String mark = guest.get(column).strip();
        return mark.matches("[1-5]") ? ",\"%s\":\"%s\"".formatted(field, mark) : "";
    }

    private static String row(String what, List<Long> times) {
        return "| %s | %d | %.1f | %.1f | %.1f |%n"
                .formatted(
                        what,
                        times.size(),
                        ms(percentile(times, 50)),
                        ms(percentile(times, 95)),
                        ms(Collections.max(times)));
    }

    private static long percentile(List<Long> times, int percent) {
        List<Long> sorted = times.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static double ms(long nanos) {
        return nanos / 1e6;
    }

    private static String database() {
        return TestDatabase.onPostgres() ? "PostgreSQL" : "H2";
    }

    private static void write(String name, String table) throws IOException {
        log.info("\n{}", table);
        Files.writeString(Path.of("target", name + (TestDatabase.onPostgres() ? "-postgresql.md" : ".md")), table);
    }

    /** An application with its schedules on. */
    private static final class House implements AutoCloseable {

        private final ConfigurableApplicationContext context;
        private final JdbcClient jdbc;
        final Campaigns campaigns;
        final Visitor visitor;
        private final int port;
        private Product product;
        private String filter = "";

        House(String... settings) {
            List<String> arguments = new ArrayList<>(List.of(
                    "--server.port=0",
                    "--saleswright.schedules.enabled=true",
                    "--saleswright.mail.relay.enabled=true",
                    "--camunda.bpm.job-execution.enabled=true"));
            arguments.addAll(List.of(settings));
            context = new SpringApplicationBuilder(SaleswrightApplication.class)
                    .initializers(new TestDatabase())
                    .profiles("test")
                    .run(arguments.toArray(String[]::new));
            jdbc = context.getBean(JdbcClient.class);
            campaigns = context.getBean(Campaigns.class);
            port = Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
            if (!TestDatabase.onPostgres()) {
                // H2 answers a repeated query from the last result while nothing changes; nobody's list is like that.
                jdbc.sql("SET OPTIMIZE_REUSE_RESULTS 0").update();
            }
            People people = context.getBean(People.class);
            people.saveOffice(new Office("be", "Benchmark", "UTC", "DE-hh", LocalTime.of(0, 0), LocalTime.of(23, 59)));
            person(people, SUCCESS, Set.of(Roles.CUSTOMER_SUCCESS, Roles.CAMUNDA_ADMIN));
            person(people, SELLER, Set.of(Roles.SALES_REP));
            person(people, "be.vera", Set.of(Roles.SALES_VP));
            context.getBean(Accounts.class).setPassword(SUCCESS, PASSWORD);
            visitor = Visitor.of(port, SUCCESS, PASSWORD);
            visitor.logIn();
            product = context.getBean(Products.class)
                    .save(new Product(null, "Terminal", null, BigDecimal.TEN, BigDecimal.ONE, true, 0));
        }

        private static void person(People people, String id, Set<String> roles) {
            people.save(new Employee(
                    id, "Ben", id.substring(3), id + "@example.com", "be", null, roles, BigDecimal.ZERO, "en", true));
        }

        @Override
        public void close() {
            context.close();
        }

        /** Customers who bought something last month, each with a contact. */
        void customers(int count) {
            Customers customers = context.getBean(Customers.class);
            Contacts contacts = context.getBean(Contacts.class);
            List<Customer> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(new Customer(
                        null, "Guest %05d".formatted(i), null, null, null, null, 10, null, BigDecimal.TEN, "B", 0));
            }
            customers.saveAll(all);
            List<Opportunity> sales = new ArrayList<>();
            LocalDate day =
                    LocalDate.now(context.getBean(java.time.Clock.class)).minusDays(30);
            customers.all().forEach(c -> {
                contacts.add(c.key(), "Guest " + c.key(), "guest%d@customer.example".formatted(c.key()), "en", null);
                sales.add(new Opportunity(
                        "BE-" + c.key(),
                        SELLER,
                        product.key(),
                        c.key(),
                        Opportunity.WON,
                        day,
                        day,
                        BigDecimal.TEN,
                        null,
                        null,
                        0));
            });
            context.getBean(Opportunities.class).saveAll(sales, SELLER);
        }

        /** Recoveries that customer success has to see to, so that the Tasklist has something to show. */
        void tasks() {
            Customers customers = context.getBean(Customers.class);
            Surveys surveys = context.getBean(Surveys.class);
            Contacts contacts = context.getBean(Contacts.class);
            for (int i = 0; i < TASKS; i++) {
                long customer = customers
                        .save(new Customer(
                                null, "Angry " + i, null, null, null, null, 10, null, BigDecimal.TEN, "B", 0))
                        .key();
                contacts.add(customer, "Angry", "angry%d@customer.example".formatted(i), "en", null);
                String number = surveys.startByHand(customer, SUCCESS);
                answers(invitation(number), "{\"score\":\"0\"}");
            }
            handedOver();
            filter = context.getBean(FilterService.class)
                    .createFilterQuery()
                    .filterName("My tasks")
                    .singleResult()
                    .getId();
        }

        /** @return how long each page of the Tasklist took, in ns */
        List<Long> looks(int count) {
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long begin = System.nanoTime();
                HttpResponse<String> page = visitor.send(
                        "POST",
                        "/camunda/api/engine/engine/default/filter/" + filter + "/list?firstResult=0&maxResults=15",
                        "{\"active\":true,\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}");
                times.add(System.nanoTime() - begin);
                assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
                assertThat(page.body()).contains("Angry");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return times;
        }

        String started() {
            String number = campaigns.draft("Guests", new Audience(null, null, product.name(), null, null), SUCCESS);
            campaigns.start(number, SUCCESS);
            return number;
        }

        /** Texts of the invitations, in the order of the customers. */
        List<String> invitations() {
            return jdbc.sql(
                            """
                            SELECT m.body_text FROM survey s JOIN customer c ON c.id = s.customer_id
                            JOIN mail_message m ON m.message_key = s.number || '/invitation' ORDER BY c.name
                            """)
                    .query(String.class)
                    .list();
        }

        private String invitation(String number) {
            return jdbc.sql("SELECT body_text FROM mail_message WHERE message_key = ?")
                    .param(number + "/invitation")
                    .query(String.class)
                    .single();
        }

        /** Opens the link of a mail, reads the page and answers. @return ns */
        long answers(String mail, String answer) {
            Matcher link = LINK.matcher(mail);
            assertThat(link.find()).isTrue();
            Visitor guest = Visitor.anonymous(port);
            long begin = System.nanoTime();
            String page =
                    guest.get(link.group(1)).headers().firstValue("Location").orElseThrow();
            String path = java.net.URI.create(page).getPath();
            assertThat(guest.get(path).body()).contains("How likely are you to recommend us");
            HttpResponse<String> taken = guest.send("POST", path, answer);
            long time = System.nanoTime() - begin;
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
            return time;
        }

        /** Waits until every answer has reached its case. */
        void handedOver() {
            while (count("SELECT COUNT(*) FROM survey_inbound") > 0) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }

        int unsent() {
            return count("SELECT COUNT(*) FROM mail_message WHERE status = 'QUEUED'");
        }

        /** Promoters less detractors, per hundred answers. */
        String npsByHand(String campaign) {
            return jdbc.sql(
                            """
                            SELECT 100.0 * SUM(CASE WHEN a.score >= 9 THEN 1 WHEN a.score <= 6 THEN -1 ELSE 0 END) / COUNT(*)
                            FROM survey_answer a JOIN survey s ON s.number = a.survey WHERE s.campaign = ?
                            """)
                    .param(campaign)
                    .query((row, i) -> "%.2f".formatted(row.getDouble(1)))
                    .single();
        }

        private int count(String sql) {
            return jdbc.sql(sql).query(Integer.class).single();
        }
    }
}
