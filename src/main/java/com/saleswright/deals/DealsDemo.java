package com.saleswright.deals;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sample quotes of the demonstration: one for each way that the deal policy can send them. */
@Component
@Profile("demo")
@Order(40)
class DealsDemo implements ApplicationRunner {

    private final Deals deals;
    private final QuoteRepository quotes;
    private final Customers customers;
    private final Products products;

    DealsDemo(Deals deals, QuoteRepository quotes, Customers customers, Products products) {
        this.deals = deals;
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
                "rosa",
                at(buyers, 0),
                "Spare parts for spring",
                Terms.STANDARD,
                "Orders every spring",
                line(offered, 0, 2, "0"));
        draft(
                "rosa",
                at(buyers, 1),
                "First order of the new plant",
                Terms.STANDARD,
                "The plant manager moves here from our best customer and decides on the next three plants",
                line(offered, 1, 4, "12"),
                line(offered, 2, 10, "8"));
        draft(
                "rosa",
                at(buyers, 2),
                "Frame contract for two years",
                new Terms(75, 24, 0, "Penalty of 1 % for each week that delivery is late"),
                "A frame contract keeps the competitor out for two years",
                line(offered, 3, 20, "28"));
        draft("ravi", at(buyers, 3), "Trial order", new Terms(30, 12, 50, null), null, line(offered, 4, 1, "5"));
        draft("ravi", at(buyers, 4), "Replacement of the old line", Terms.STANDARD, null);
    }

    private void draft(
            String owner,
            Customer customer,
            String title,
            Terms terms,
            @Nullable String reason,
            QuoteDraft.Line... lines) {
        deals.draft(new QuoteDraft(customer.key(), null, title, List.of(lines), terms, null, reason, null), owner);
    }

    private static QuoteDraft.Line line(List<Product> offered, int product, int quantity, String discount) {
        return new QuoteDraft.Line(at(offered, product).key(), quantity, null, new BigDecimal(discount));
    }

    private static <T> T at(List<T> list, int index) {
        return list.get(index % list.size());
    }
}
