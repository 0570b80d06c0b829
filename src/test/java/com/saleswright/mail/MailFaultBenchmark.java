package com.saleswright.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.saleswright.SaleswrightApplication;
import com.saleswright.access.Accounts;
import com.saleswright.customers.Contacts;
import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.testkit.TestClock;
import com.saleswright.testkit.TestDatabase;
import com.saleswright.testkit.Visitor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a mail server in trouble does to people at work, and to the mail of an hour. It prints and judges only what does
 * not depend on the machine.
 */
@Tag("benchmark")
@Tag("database")
class MailFaultBenchmark {

    private static final Logger log = LoggerFactory.getLogger(MailFaultBenchmark.class);

    private static final int WARM_UPS = 1_000;
    private static final int CALLS = 600;
    private static final Duration OUTAGE = Duration.ofHours(1);
    private static final Duration RECOVERED = Duration.ofMinutes(5);
    private static final Duration TOO_LONG = Duration.ofHours(2);
    /** As often as the relay looks when nobody rings. */
    private static final Duration POLL = Duration.ofSeconds(5);
    /** The limit on each wait for the server is 10 s; here it is a tenth of a second, and counts as 10. */
    private static final int SHORTENED = 100;

    /** What a server may do to us. */
    private enum Fault {
        NONE("none, as a control", "NOOP", "250 ok"),
        REFUSES("refuses connections", "", ""),
        HANGS("accepts and says nothing", "", UnwillingServer.HANG),
        HANGS_AFTER_DATA("hangs after the data", ".", UnwillingServer.HANG),
        BUSY("421 as a greeting", "", "421 too busy"),
        LATER("451 to the sender", "MAIL", "451 try later"),
        LATER_FOR_ALL("451 to every recipient", "RCPT", "451 try later"),
        NEVER("550 to the sender", "MAIL", "550 who are you"),
        NEVER_FOR_ALL("550 to every recipient", "RCPT", "550 no such user"),
        DROPS("drops after the data", ".", UnwillingServer.DROP);

        private final String title;
        private final String command;
        private final String answer;

        Fault(String title, String command, String answer) {
            this.title = title;
            this.command = command;
            this.answer = answer;
        }

        void begin(UnwillingServer server) {
            if (this == REFUSES) {
                server.refuse();
            } else {
                server.answers.put(command, answer);
            }
        }

        void end(UnwillingServer server) {
            server.answers.clear();
            server.listen();
        }

        /** How much longer a wait for the server would be with the limits of the product. */
        int shortened() {
            return this == HANGS || this == HANGS_AFTER_DATA ? SHORTENED : 1;
        }
    }

    private static final List<Fault> AT_WORK =
            List.of(Fault.NONE, Fault.REFUSES, Fault.HANGS, Fault.LATER, Fault.NEVER, Fault.DROPS);

    /**
     * A manager asks customers by hand, which sends one mail each, over HTTP: in turn in an application whose mail
     * server is well and in another whose server has the fault, so that both suffer alike from what else the machine
     * does.
     */
    @Test
    void peopleAtWorkFeelNothing() throws IOException {
        StringBuilder table = new StringBuilder(
                "Asking a customer over HTTP, %d calls each, on %s; ms%n%n| fault | p95 healthy | p95 with fault | ratio | median healthy | median with fault |%n|---|---:|---:|---:|---:|---:|%n"
                        .formatted(CALLS, database()));
        try (UnwillingServer well = new UnwillingServer();
                UnwillingServer ill = new UnwillingServer();
                House healthy = new House(well, false);
                House troubled = new House(ill, false)) {
            healthy.staff();
            troubled.staff();
            for (int i = 0; i < WARM_UPS; i++) {
                healthy.ask();
                troubled.ask();
            }
            for (Fault fault : AT_WORK) {
                fault.begin(ill);
                long[] good = new long[CALLS];
                long[] bad = new long[CALLS];
                for (int i = 0; i < CALLS; i++) {
                    good[i] = healthy.ask();
                    bad[i] = troubled.ask();
                }
                fault.end(ill);
                Arrays.sort(good);
                Arrays.sort(bad);
                table.append("| %s | %.1f | %.1f | %.2f | %.1f | %.1f |%n"
                        .formatted(
                                fault.title,
                                ms(good, 95),
                                ms(bad, 95),
                                ms(bad, 95) / ms(good, 95),
                                ms(good, 50),
                                ms(bad, 50)));
                // The relay may rest for a minute before it looks again.
                await().atMost(Duration.ofMinutes(6)).until(() -> troubled.count("QUEUED") == 0);
                well.forget();
                ill.forget();
            }
        }
        print("mail-faults-at-work", table);
    }

    /** A mail every ten seconds, by a clock that is moved on. */
    @Test
    void everythingIsSentSoonAfterAnHour() throws IOException {
        StringBuilder table = new StringBuilder(
                "After an hour of it with a mail every 10 s, on %s%n%n| fault | mails | tries in the hour | dead | last one sent after | copies |%n|---|---:|---:|---:|---:|---:|%n"
                        .formatted(database()));
        Set<Fault> late = new HashSet<>();
        try (UnwillingServer server = new UnwillingServer();
                House house = new House(server, true)) {
            for (Fault fault : Fault.values()) {
                Outage outage = house.outage(fault);
                table.append("| %s | %d | %d | %d | %d s | %d |%n"
                        .formatted(
                                fault.title,
                                outage.mails(),
                                outage.tries(),
                                outage.dead(),
                                outage.recovery().toSeconds(),
                                outage.copies()));
                if (outage.recovery().compareTo(RECOVERED) > 0) {
                    late.add(fault);
                }
            }
        }
        print("mail-faults-of-an-hour", table);
        assertThat(late)
                .as("faults after which mail took longer than five minutes")
                .isEmpty();
    }

    private static double ms(long[] sorted, int percent) {
        return sorted[sorted.length * percent / 100]
                / (double) Duration.ofMillis(1).toNanos();
    }

    private static String database() {
        return TestDatabase.onPostgres() ? "PostgreSQL" : "H2";
    }

    private static void print(String name, StringBuilder table) throws IOException {
        log.info("\n{}", table);
        Files.writeString(
                Path.of("target", name + (TestDatabase.onPostgres() ? "-postgresql.md" : ".md")), table.toString());
    }

    /**
     * @param tries while it lasted
     * @param dead mails that the relay gave up and somebody sent again by the button for all of them
     * @param recovery until the last mail was sent
     * @param copies that the server got of mails that it had already
     */
    private record Outage(int mails, int tries, int dead, Duration recovery, int copies) {}

    /** An application of its own, with a database and a mail server of its own. */
    private static final class House implements AutoCloseable {

        private static final String MANAGER = "mf.marc";
        private static final String PASSWORD = "demo-of-speed";

        private final UnwillingServer server;
        private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor();
        private final ConfigurableApplicationContext context;
        private final JdbcClient jdbc;
        private final Visitor manager;
        private int customers;
        private int mails;

        /** @param clockIsMoved by the benchmark, and the relay runs when told; else both go by themselves */
        House(UnwillingServer server, boolean clockIsMoved) {
            this.server = server;
            SpringApplicationBuilder application = new SpringApplicationBuilder(SaleswrightApplication.class)
                    .initializers(new TestDatabase())
                    .profiles("test");
            String limit = clockIsMoved ? "100" : "10000";
            context = application.run(
                    "--server.port=0",
                    "--spring.mail.host=127.0.0.1",
                    "--spring.mail.port=" + server.port(),
                    "--spring.mail.properties.mail.smtp.connectiontimeout=" + limit,
                    "--spring.mail.properties.mail.smtp.timeout=" + limit,
                    "--spring.mail.properties.mail.smtp.writetimeout=" + limit,
                    "--saleswright.mail.relay.enabled=" + !clockIsMoved);
            TestClock clock = context.getBean(TestClock.class);
            if (!clockIsMoved) {
                time.scheduleAtFixedRate(() -> clock.set(Instant.now()), 0, 10, TimeUnit.MILLISECONDS);
            }
            jdbc = context.getBean(JdbcClient.class);
            manager = Visitor.of(
                    Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")),
                    MANAGER,
                    PASSWORD);
        }

        @Override
        public void close() {
            context.close();
            time.shutdownNow();
        }

        void staff() {
            People people = context.getBean(People.class);
            context.getBean(TransactionTemplate.class).executeWithoutResult(t -> {
                people.saveOffice(
                        new Office("faults", "Faults", "UTC", "DE-hh", LocalTime.of(8, 0), LocalTime.of(16, 0)));
                people.save(new Employee(
                        MANAGER,
                        "Marc",
                        "Ostrander",
                        MANAGER + "@example.com",
                        "faults",
                        null,
                        Set.of(Roles.SALES_MANAGER),
                        BigDecimal.ZERO,
                        "en",
                        true));
            });
            context.getBean(Accounts.class).setPassword(MANAGER, PASSWORD);
            manager.logIn();
        }

        /** @return how long it took, in ns */
        long ask() {
            String name = "Timed Mills " + ++customers;
            long customer = context.getBean(Customers.class)
                    .save(new Customer(null, name, null, null, null, null, 100, null, BigDecimal.TEN, "B", 0))
                    .key();
            context.getBean(Contacts.class)
                    .add(customer, "Kim Frost", "kim" + customer + "@customer.example", "en", null);
            long start = System.nanoTime();
            int status =
                    manager.send("POST", "/surveys/of-customer/" + customer, "").statusCode();
            long took = System.nanoTime() - start;
            assertThat(status).isEqualTo(302);
            assertThat(jdbc.sql("SELECT status FROM survey WHERE customer_id = ?")
                            .param(customer)
                            .query(String.class)
                            .list())
                    .containsExactly("SENT");
            return took;
        }

        int count(String status) {
            return jdbc.sql("SELECT COUNT(*) FROM mail_message WHERE status = ?")
                    .param(status)
                    .query(Integer.class)
                    .single();
        }

        Outage outage(Fault fault) {
            TestClock clock = context.getBean(TestClock.class);
            jdbc.sql("DELETE FROM mail_message").update();
            server.forget();
            mails = 0;
            Instant end = clock.instant().plus(OUTAGE);
            fault.begin(server);
            while (clock.instant().isBefore(end)) {
                send();
                deliver(clock, fault.shortened());
                clock.advance(POLL);
                deliver(clock, fault.shortened());
                clock.advance(POLL);
            }
            int tries = jdbc.sql("SELECT SUM(tries) FROM mail_message")
                    .query(Integer.class)
                    .single();
            fault.end(server);
            Instant over = clock.instant();
            int dead = count("DEAD");
            context.getBean(DeadLetters.class).retryAll();
            while (count("QUEUED") > 0 && clock.instant().isBefore(over.plus(TOO_LONG))) {
                deliver(clock, 1);
                clock.advance(POLL);
            }
            Duration recovery = Duration.between(over, clock.instant());
            assertThat(count("SENT")).isEqualTo(mails);
            Set<String> distinct = new HashSet<>(server.messageIds);
            assertThat(distinct).hasSize(mails);
            return new Outage(mails, tries, dead, recovery, server.messageIds.size() - distinct.size());
        }

        private void send() {
            String key = "FAULT/" + ++mails;
            context.getBean(TransactionTemplate.class).executeWithoutResult(t -> context.getBean(Outbox.class)
                    .send(new Message(
                            key,
                            "mail/test",
                            "rosa" + mails + "@example.com",
                            "Rosa",
                            Locale.ENGLISH,
                            Map.of("facts", Map.of()),
                            null)));
        }

        private void deliver(TestClock clock, int shortened) {
            long start = System.nanoTime();
            context.getBean(Relay.class).deliverDue();
            clock.advance(Duration.ofNanos((System.nanoTime() - start) * shortened));
        }
    }
}
