package com.saleswright.deals;

import com.saleswright.approvals.ApprovalChainProcess;
import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.engine.CaseTasks;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sample quotes of the demonstration: one for each way that the deal policy and a manager can send them. */
@Component
@Profile("demo")
@Order(40)
class DealsDemo implements ApplicationRunner {

    private static final String REP = "rosa";
    private static final String MANAGER = "marc";

    private final Deals deals;
    private final CaseTasks tasks;
    private final QuoteRepository quotes;
    private final Customers customers;
    private final Products products;

    DealsDemo(Deals deals, CaseTasks tasks, QuoteRepository quotes, Customers customers, Products products) {
        this.deals = deals;
        this.tasks = tasks;
        this.quotes = quotes;
        this.customers = customers;
        this.products = products;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<Customer> buyers = customers.search("", 0, 5).getContent();
        List<Product> offered = products.active();
        if (quotes.count() > 0 || buyers.isEmpty() || offered.isEmpty()) {
            return;
        }
        draft(
                REP,
                at(buyers, 0),
                "Spare parts for spring",
                Terms.STANDARD,
                "Orders every spring",
                line(offered, 0, 2, "0"));
        draft(
                REP,
                at(buyers, 1),
                "First order of the new plant",
                Terms.STANDARD,
                "The plant manager moves here from our best customer and decides on the next three plants",
                line(offered, 1, 4, "12"),
                line(offered, 2, 10, "8"));
        draft(
                REP,
                at(buyers, 2),
                "Frame contract for two years",
                new Terms(75, 24, 0, "Penalty of 1 % for each week that delivery is late"),
                "A frame contract keeps the competitor out for two years",
                line(offered, 3, 20, "28"));
        draft("ravi", at(buyers, 3), "Trial order", new Terms(30, 12, 50, null), null, line(offered, 4, 1, "5"));
        draft("ravi", at(buyers, 4), "Replacement of the old line", Terms.STANDARD, null);

        // One for each way that a manager can decide, and one that waits for him.
        submit(at(buyers, 0), "Scan gates for the second hall", line(offered, 4, 6, "12"));
        decide(
                submit(at(buyers, 1), "Scan gloves for the night shift", line(offered, 5, 40, "14")),
                "sendBack",
                "They pay in 30 days anyway: offer 10 % and a second delivery date instead.");
        decide(
                submit(at(buyers, 2), "Scan gates at the new dock", line(offered, 4, 4, "8")),
                "approve",
                "They have always paid on time.");
        decide(
                submit(at(buyers, 3), "Scan gloves to try out", line(offered, 5, 2, "15")),
                "reject",
                "Nobody needs 15 % off to try two gloves.");
        deals.recall(
                submit(at(buyers, 0), "Scan gloves for the spare parts store", line(offered, 5, 12, "13")),
                REP,
                "They want to see the new gloves first.");
        // Within her authority, so that contracts have more than one to begin with.
        submit(at(buyers, 4), "Scan gates for the returns desk", line(offered, 4, 2, "2"));
    }

    private String submit(Customer customer, String title, QuoteDraft.Line line) {
        String number = draft(REP, customer, title, Terms.STANDARD, "The competitor offers the same discount", line);
        deals.submit(number, REP);
        return number;
    }

    private void decide(String number, String decision, String reason) {
        tasks.complete(
                number,
                ApprovalChainProcess.DECIDE_REQUEST,
                MANAGER,
                Map.of("decision", decision, decision.equals("approve") ? "comment" : "reason", reason));
    }

    private String draft(
            String owner,
            Customer customer,
            String title,
            Terms terms,
            @Nullable String reason,
            QuoteDraft.Line... lines) {
        return deals.draft(
                        new QuoteDraft(customer.key(), null, title, List.of(lines), terms, null, reason, null), owner)
                .number();
    }

    private static QuoteDraft.Line line(List<Product> offered, int product, int quantity, String discount) {
        return new QuoteDraft.Line(at(offered, product).key(), quantity, null, new BigDecimal(discount));
    }

    private static <T> T at(List<T> list, int index) {
        return list.get(index % list.size());
    }
}
