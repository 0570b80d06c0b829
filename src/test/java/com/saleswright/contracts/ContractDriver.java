package com.saleswright.contracts;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.deals.Deals;
import com.saleswright.deals.QuoteDraft;
import com.saleswright.deals.Terms;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import com.saleswright.signing.Signers;
import com.saleswright.testkit.ProcessDriver;
import com.saleswright.testkit.TestClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An office whose approved quotes become contracts. The rep may sell anything alone, so that approval is no matter here. */
final class ContractDriver {

    static final String REP = "ct.rosa";
    static final String ADMINISTRATOR = "ct.carl";
    static final String LAWYER = "ct.lena";
    static final String MANAGER = "ct.marc";
    static final String DIRECTOR = "ct.dana";
    static final String CUSTOMER = "Zhang Wei";

    final ProcessDriver process;
    final Contracts contracts;
    private final ApplicationContext context;
    private final Deals deals;
    private final JdbcClient jdbc;
    private final People people;
    private final FormService forms;
    private final IdentityService identity;
    private final long customer;
    private final long product;

    ContractDriver(ApplicationContext context) {
        this.context = context;
        process = context.getBean(ProcessDriver.class);
        contracts = context.getBean(Contracts.class);
        deals = context.getBean(Deals.class);
        jdbc = context.getBean(JdbcClient.class);
        people = context.getBean(People.class);
        forms = context.getBean(FormService.class);
        identity = context.getBean(IdentityService.class);
        context.getBean(TestClock.class).reset();
        context.getBean(TransactionTemplate.class).executeWithoutResult(t -> organisation());
        Customers customers = context.getBean(Customers.class);
        BigDecimal limit = new BigDecimal("100000000");
        customer = Objects.requireNonNull(customers
                .byName("Contract Mills")
                .orElseGet(() -> customers.save(
                        new Customer(null, "Contract Mills", null, null, null, null, null, null, limit, "A", 0)))
                .id());
        Products products = context.getBean(Products.class);
        product = Objects.requireNonNull(products.byName("Contract pump")
                .orElseGet(() -> products.save(new Product(
                        null, "Contract pump", null, new BigDecimal("1000"), new BigDecimal("400"), true, 0)))
                .id());
    }

    private void organisation() {
        people.saveOffice(
                new Office("contracts", "Contracts", "UTC", "DE-hh", LocalTime.of(8, 0), LocalTime.of(16, 0)));
        person("ct.vera", "Vera Solis", null, Roles.SALES_VP);
        person(DIRECTOR, "Dana Whitfield", "ct.vera", Roles.SALES_DIRECTOR);
        person(MANAGER, "Marc Ostrander", DIRECTOR, Roles.SALES_MANAGER);
        person(REP, "Rosa Lind", MANAGER, Roles.SALES_REP);
        person("ct.felix", "Felix Brandt", "ct.vera", Roles.FINANCE);
        person(LAWYER, "Lena Hoang", "ct.vera", Roles.LEGAL);
        person(ADMINISTRATOR, "Carl Jensen", "ct.vera", Roles.CONTRACT_ADMIN);
    }

    private void person(String id, String name, @Nullable String manager, String role) {
        String[] names = name.split(" ", -1);
        people.save(new Employee(
                id,
                names[0],
                names[1],
                id + "@example.com",
                "contracts",
                manager,
                Set.of(role),
                new BigDecimal("100000000"),
                "en",
                true));
    }

    /** Without any administrator the Tasklist asks to be set up first. */
    void administrator() {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(t -> person("ct.ada", "Ada Min", "ct.vera", Roles.CAMUNDA_ADMIN));
    }

    /** The number of the contract of a quote that the rules have approved. */
    String opened(int pumps) {
        return openedFor(REP, pumps);
    }

    String openedFor(String rep, int pumps) {
        String quote = approved(rep, pumps);
        long request = jdbc.sql("SELECT id FROM contract_request WHERE quote_number = ?")
                .param(quote)
                .query(Long.class)
                .single();
        return context.getBean(ContractOpening.class).open(request).orElseThrow();
    }

    /** A rep who reports to the director. */
    void joins(String id, String name) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(t -> person(id, name, DIRECTOR, Roles.SALES_REP));
    }

    void leaves(String id) {
        people.leave(id);
    }

    private String approved(String rep, int pumps) {
        String quote = deals.draft(
                        new QuoteDraft(
                                customer,
                                null,
                                "Pumps for the new hall",
                                List.of(new QuoteDraft.Line(product, pumps, null, BigDecimal.ZERO)),
                                Terms.STANDARD,
                                null,
                                "Opens the door to the group",
                                LocalDate.of(2026, 12, 31)),
                        rep)
                .number();
        deals.submit(quote, rep);
        return quote;
    }

    /** Prepares as approved, under German law, and lets the document be built. */
    void prepare(String number) {
        prepare(number, Map.of());
    }

    void prepare(String number, Map<String, Object> other) {
        Task task = process.task(number);
        Map<String, Object> values = new HashMap<>(Map.of(
                "template", "sales-contract-1",
                "language", "en",
                "customerCompany", "Contract Mills GmbH",
                "customerAddress", "Mill Lane 1, 20095 Hamburg",
                "startsOn", "2026-03-09",
                "contractMonths", Terms.STANDARD.contractMonths(),
                "paymentDays", Terms.STANDARD.paymentDays(),
                "prepaymentPercent", 0,
                "jurisdiction", "DE",
                "customersPaper", false));
        values.put("signerName", CUSTOMER);
        values.put("signerEmail", "wei@customer.example");
        values.put("signerRole", "Managing director");
        values.putAll(other);
        submit(number, task, ADMINISTRATOR, values);
    }

    void answer(String number, String user, Map<String, Object> values) {
        submit(number, process.task(number), user, values);
    }

    /** What the form of the open task begins with. */
    Map<String, Object> form(String number) {
        return forms.getTaskFormVariables(process.task(number).getId());
    }

    /** With the roles of the person, to whom as a group most tasks are offered. */
    private void submit(String number, Task task, String user, Map<String, Object> values) {
        identity.setAuthentication(user, List.copyOf(people.get(user).roles()));
        try {
            forms.submitTaskForm(task.getId(), values);
        } finally {
            identity.clearAuthentication();
        }
        process.runJobs(number);
    }

    /** The customer signs, and then our side. */
    void everybodySigns(String number) {
        String envelope = envelope(number);
        for (ContractSigner signer : contracts.signers(number, ADMINISTRATOR)) {
            Signers.sign(context, envelope, signer.name());
            process.runJobs(number);
        }
    }

    void takeBack(String number, String reason) {
        contracts.takeBack(number, reason, REP);
        Signers.tell(context);
        process.runJobs(number);
    }

    void customerDeclines(String number) {
        Signers.decline(context, envelope(number), CUSTOMER, "Not under this law");
        process.runJobs(number);
    }

    String envelope(String number) {
        return Objects.requireNonNull(contract(number).paper().envelope());
    }

    Contract contract(String number) {
        return contracts.get(number, ADMINISTRATOR);
    }

    int surveysOf(String quote) {
        return jdbc.sql("SELECT COUNT(*) FROM survey WHERE quote = ?")
                .param(quote)
                .query(Integer.class)
                .single();
    }

    /** Keys of the open tasks of the case. */
    List<String> tasks(String number) {
        return process.openTasks(number).stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    List<String> ends(String number) {
        return process.endEvents(number, ContractSigningProcess.PROCESS);
    }

    List<String> mails(String number, String template) {
        return jdbc.sql("SELECT recipient FROM mail_message WHERE case_key = ? AND template = ? ORDER BY id")
                .params(number, "contracts/" + template)
                .query(String.class)
                .list();
    }
}
