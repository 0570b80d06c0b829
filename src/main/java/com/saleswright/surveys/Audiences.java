package com.saleswright.surveys;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunities.Sale;
import com.saleswright.opportunities.Opportunities.SaleFilter;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the customers of an audience. */
@Component
class Audiences {

    private final Customers customers;
    private final Opportunities opportunities;
    private final Products products;
    private final People people;
    private final Eligibility eligibility;

    Audiences(
            Customers customers,
            Opportunities opportunities,
            Products products,
            People people,
            Eligibility eligibility) {
        this.customers = customers;
        this.opportunities = opportunities;
        this.products = products;
        this.people = people;
        this.eligibility = eligibility;
    }

    /** Whoever fits, by name, with what the eligibility table says of them now. */
    List<Candidate> find(Audience audience) {
        Optional<Long> product = Optional.ofNullable(audience.product())
                .flatMap(products::byName)
                .map(Product::key);
        if (audience.product() != null && product.isEmpty()) {
            return List.of();
        }
        Map<Long, Sale> sales = opportunities
                .latestSales(new SaleFilter(
                        product.orElse(null),
                        audience.boughtFrom(),
                        audience.boughtTo(),
                        Optional.ofNullable(audience.region())
                                .map(this::sellersIn)
                                .orElse(null)))
                .stream()
                .collect(Collectors.toMap(Sale::customerId, Function.identity()));
        List<Customer> found = customers.all().stream()
                .filter(c -> sales.containsKey(c.key()))
                .filter(c -> audience.customerClass() == null
                        || audience.customerClass().equals(c.customerClass()))
                .sorted(Comparator.comparing(Customer::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        Map<Long, String> names = products.all().stream().collect(Collectors.toMap(Product::key, Product::name));
        Iterator<String> verdicts =
                eligibility.verdicts(found, Trigger.CAMPAIGN).iterator();
        return found.stream()
                .map(c -> candidate(c, Objects.requireNonNull(sales.get(c.key())), names, verdicts.next()))
                .toList();
    }

    private static Candidate candidate(Customer customer, Sale sale, Map<Long, String> products, String verdict) {
        Long product = sale.productId();
        return new Candidate(
                customer.key(),
                customer.name(),
                customer.customerClass(),
                product == null ? null : products.get(product),
                sale.owner(),
                verdict,
                null);
    }

    /** Former employees too: what they sold counts. */
    private Collection<String> sellersIn(String office) {
        return people.all().stream()
                .filter(e -> e.office().equals(office))
                .map(Employee::userId)
                .toList();
    }
}
