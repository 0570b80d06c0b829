package com.saleswright.deals;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import com.saleswright.testkit.ProcessDriver;
import com.saleswright.testkit.TestClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Deals to test with: an organisation, a customer with ample credit, and quotes by discount. */
public final class DealDriver {

    public static final String REP = "da.rosa";
    public static final String MANAGER = "da.marc";
    public static final String DIRECTOR = "da.dana";
    public static final String VP = "da.vera";
    public static final String FINANCE = "da.felix";
    public static final String LEGAL = "da.lena";

    public final Deals deals;
    final ProcessDriver process;
    private final JdbcClient jdbc;
    private final People people;
    private final TransactionTemplate transaction;
    private final long customer;
    private final long poorCustomer;
    private final long product;
    private final long unknownCost;

    public DealDriver(ApplicationContext context) {
        deals = context.getBean(Deals.class);
        process = context.getBean(ProcessDriver.class);
        jdbc = context.getBean(JdbcClient.class);
        people = context.getBean(People.class);
        Customers customers = context.getBean(Customers.class);
        Products products = context.getBean(Products.class);
        context.getBean(TestClock.class).reset();
        long[] made = new long[4];
        transaction = context.getBean(TransactionTemplate.class);
        transaction.executeWithoutResult(t -> {
            organisation(people);
            made[0] = customer(customers, "Driven Mills", "100000000");
            made[3] = customer(customers, "Indebted Mills", "100");
            made[1] = product(products, "Driven pump", new BigDecimal("50"));
            made[2] = product(products, "Driven valve", null);
        });
        customer = made[0];
        poorCustomer = made[3];
        product = made[1];
        unknownCost = made[2];
    }

    private static long customer(Customers customers, String name, String creditLimit) {
        return Objects.requireNonNull(customers
                .byName(name)
                .orElseGet(() -> customers.save(new Customer(
                        null, name, null, null, null, null, null, null, new BigDecimal(creditLimit), "A", 0)))
                .id());
    }

    private static long product(Products products, String name, BigDecimal cost) {
        return Objects.requireNonNull(products.byName(name)
                .orElseGet(() -> products.save(new Product(null, name, null, new BigDecimal("100"), cost, true, 0)))
                .id());
    }

    private static void organisation(People people) {
        people.saveOffice(new Office("deals", "Deals", "UTC", "DE-hh", LocalTime.of(8, 0), LocalTime.of(16, 0)));
        person(people, VP, "Vera Solis", null, Roles.SALES_VP);
        person(people, DIRECTOR, "Dana Whitfield", VP, Roles.SALES_DIRECTOR);
        person(people, MANAGER, "Marc Ostrander", DIRECTOR, Roles.SALES_MANAGER);
        person(people, REP, "Rosa Lind", MANAGER, Roles.SALES_REP);
        person(people, FINANCE, "Felix Brandt", VP, Roles.FINANCE);
        person(people, LEGAL, "Lena Hoang", VP, Roles.LEGAL);
    }

    private static void person(People people, String id, String name, String manager, String role) {
        String[] names = name.split(" ", -1);
        people.save(new Employee(
                id,
                names[0],
                names[1],
                id + "@example.com",
                "deals",
                manager,
                Set.of(role),
                new BigDecimal("50000"),
                "en",
                true));
    }

    void administrator() {
        transaction.executeWithoutResult(t -> person(people, "da.ada", "Ada Min", VP, Roles.CAMUNDA_ADMIN));
    }

    /** A draft of ten pumps at this discount; they cost half of their list price. */
    public String draft(double discountPercent) {
        return draft(discountPercent, Terms.STANDARD);
    }

    String draft(double discountPercent, Terms terms) {
        return draft(content(product, 10, discountPercent, terms));
    }

    String draftOfUnknownCost() {
        return draft(content(unknownCost, 10, 0, Terms.STANDARD));
    }

    String draftOfPieces(int quantity) {
        return draft(content(product, quantity, 0, Terms.STANDARD));
    }

    String draftBeyondCredit() {
        QuoteDraft draft = content(product, 10, 0, Terms.STANDARD);
        return draft(new QuoteDraft(
                poorCustomer,
                null,
                draft.title(),
                draft.lines(),
                draft.terms(),
                null,
                draft.reason(),
                draft.validUntil()));
    }

    String draftFor(String opportunity) {
        QuoteDraft draft = content(product, 10, 10, Terms.STANDARD);
        return draft(new QuoteDraft(
                draft.customerId(),
                opportunity,
                draft.title(),
                draft.lines(),
                draft.terms(),
                null,
                draft.reason(),
                draft.validUntil()));
    }

    private String draft(QuoteDraft draft) {
        return deals.draft(draft, REP).number();
    }

    void change(String number, double discountPercent) {
        deals.change(number, content(product, 10, discountPercent, Terms.STANDARD), null, REP);
    }

    private QuoteDraft content(long item, int quantity, double discountPercent, Terms terms) {
        return new QuoteDraft(
                customer,
                null,
                "Pumps for the new hall",
                List.of(new QuoteDraft.Line(item, quantity, null, BigDecimal.valueOf(discountPercent))),
                terms,
                "Acme",
                "Opens the door to the group",
                LocalDate.of(2026, 12, 31));
    }

    public String submitted(double discountPercent) {
        String number = draft(discountPercent);
        deals.submit(number, REP);
        return number;
    }

    void decide(String number, String user, String decision, String reason) {
        process.completeOwn(number, user, Map.of("decision", decision, "reason", reason));
    }

    public void approve(String number, String user) {
        process.completeOwn(number, user, Map.of("decision", "approve"));
    }

    Quote quote(String number) {
        return deals.get(number, REP);
    }

    List<String> ends(String number) {
        return process.endEvents(number, DealApprovalProcess.PROCESS);
    }

    List<String> assignees(String number) {
        return process.openTasks(number).stream()
                .map(t -> t.getAssignee())
                .sorted()
                .toList();
    }

    /** Templates of the mails of this capability to a person, in order. */
    List<String> mails(String number, String address) {
        return jdbc.sql(
                        "SELECT template FROM mail_message WHERE case_key = ? AND recipient = ? AND template LIKE 'deals/%' ORDER BY template")
                .params(number, address + "@example.com")
                .query(String.class)
                .list();
    }
}
