package com.saleswright.surveys;

import com.saleswright.customers.Contacts;
import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.links.OpenLink;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.testkit.ProcessDriver;
import com.saleswright.testkit.TestClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Surveys to test with: an organisation, customers of their own, and answers. */
final class SurveyDriver {

    static final String REP = "su.rosa";
    static final String MANAGER = "su.marc";
    static final String DIRECTOR = "su.dana";
    static final String SUCCESS = "su.cleo";
    static final String COMPLIANCE = "su.cora";
    private static final AtomicInteger COUNT = new AtomicInteger();

    final Surveys surveys;
    final SurveyLinks links;
    final Inbound inbound;
    final SurveyRows rows;
    final Contacts contacts;
    final ProcessDriver process;
    final TestClock clock;
    final JdbcClient jdbc;
    private final Customers customers;
    private final People people;
    final TransactionTemplate transaction;

    SurveyDriver(ApplicationContext context) {
        surveys = context.getBean(Surveys.class);
        links = context.getBean(SurveyLinks.class);
        inbound = context.getBean(Inbound.class);
        rows = context.getBean(SurveyRows.class);
        contacts = context.getBean(Contacts.class);
        process = context.getBean(ProcessDriver.class);
        clock = context.getBean(TestClock.class);
        jdbc = context.getBean(JdbcClient.class);
        customers = context.getBean(Customers.class);
        transaction = context.getBean(TransactionTemplate.class);
        people = context.getBean(People.class);
        clock.reset();
        transaction.executeWithoutResult(t -> {
            people.saveOffice(
                    new Office("surveys", "Surveys", "UTC", "DE-hh", LocalTime.of(8, 0), LocalTime.of(16, 0)));
            person(people, DIRECTOR, "Dana Whitfield", null, Roles.SALES_DIRECTOR);
            person(people, MANAGER, "Marc Ostrander", DIRECTOR, Roles.SALES_MANAGER);
            person(people, REP, "Rosa Lind", MANAGER, Roles.SALES_REP);
            person(people, SUCCESS, "Cleo Hart", DIRECTOR, Roles.CUSTOMER_SUCCESS);
            person(people, COMPLIANCE, "Cora Bell", DIRECTOR, Roles.COMPLIANCE);
        });
    }

    /** Does something while this person has left. */
    void without(String person, Runnable work) {
        Employee before = people.get(person);
        List<Employee> reports = people.reportsOf(person);
        people.leave(person);
        try {
            work.run();
        } finally {
            people.save(before);
            reports.forEach(people::save);
        }
    }

    private static void person(People people, String id, String name, String manager, String role) {
        String[] names = name.split(" ", -1);
        people.save(new Employee(
                id,
                names[0],
                names[1],
                id + "@example.com",
                "surveys",
                manager,
                Set.of(role),
                BigDecimal.ZERO,
                "en",
                true));
    }

    /** A customer without a contact. */
    long lonely(String customerClass) {
        return customers
                .save(new Customer(
                        null,
                        "Asked Mills " + COUNT.incrementAndGet(),
                        null,
                        null,
                        null,
                        null,
                        100,
                        null,
                        BigDecimal.TEN,
                        customerClass,
                        0))
                .key();
    }

    long customer(String customerClass) {
        return customer(customerClass, "en");
    }

    /** @param language of the contact */
    long customer(String customerClass, String language) {
        long customer = lonely(customerClass);
        contacts.add(customer, "Kim Frost", address(customer), language, null);
        return customer;
    }

    static String address(long customer) {
        return "kim" + customer + "@customer.example";
    }

    /** A survey that waits for its answer. */
    String sent(String customerClass) {
        return sent(customer(customerClass));
    }

    String sent(long customer) {
        String number = surveys.startAfterCase(customer, null, REP);
        process.fire(number, "timerEvent_timeToAsk");
        return number;
    }

    /** The link of a survey, which need not have come by a browser. */
    OpenLink link(String number) {
        return jdbc.sql(
                        "SELECT id, holder, used_at FROM link WHERE purpose = 'survey' AND record = ? ORDER BY id LIMIT 1")
                .param(number)
                .query((row, i) -> new OpenLink(
                        row.getLong("id"),
                        "survey",
                        number,
                        row.getString("holder"),
                        Locale.ENGLISH,
                        row.getObject("used_at") != null))
                .single();
    }

    String answered(String number, int score, String comment) {
        Map<String, Object> values = new HashMap<>();
        values.put("score", String.valueOf(score));
        values.put("salesPerson", "4");
        values.put("comment", comment);
        values.put("mayContact", true);
        links.answer(link(number), values);
        inbound.handOver();
        return number;
    }

    void recover(String number, String owner) {
        process.complete(
                number,
                owner,
                Map.of(
                        "cause",
                        "delivery",
                        "action",
                        "Sent a new one",
                        "contactedOn",
                        "2026-03-04",
                        "reaction",
                        "Relieved"));
    }

    void later(Duration duration) {
        clock.advance(duration);
    }

    List<String> ends(String number) {
        return process.endEvents(number, SatisfactionSurveyProcess.PROCESS);
    }

    String assignee(String number) {
        return process.task(number).getAssignee();
    }

    /** Templates of the mails of a survey, in order of their keys. */
    List<String> mails(String number) {
        return jdbc.sql("SELECT template FROM mail_message WHERE message_key LIKE ? ORDER BY message_key")
                .param(number + "/%")
                .query(String.class)
                .list();
    }
}
