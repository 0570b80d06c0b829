package com.saleswright.opportunities;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Twenty opportunities of the two sales people of the demonstration: most still open, some won, some lost. */
@Component
@Profile("demo")
@Order(30)
class OpportunitiesDemo implements ApplicationRunner {

    private final Opportunities opportunities;
    private final Customers customers;
    private final Products products;
    private final Clock clock;

    private int number;

    OpportunitiesDemo(Opportunities opportunities, Customers customers, Products products, Clock clock) {
        this.opportunities = opportunities;
        this.customers = customers;
        this.products = products;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (opportunities.count() > 0) {
            return;
        }
        open("rosa", "Velden Maschinenbau", "Sorter Max", 34);
        open("rosa", "Northlight Foods", "Sorter Compact", 21);
        open("rosa", "Harbour & Quay Logistics", "Picker 300", 12);
        open("rosa", "Brightwater Clinics", "Scan Gate", 9);
        open("rosa", "Kitsune Robotics", "Fleet Control, one year", 6);
        open("rosa", "Velden Service", "Care Plan, one year", 3);
        open("rosa", null, "Picker 100", 1);
        open("ravi", "Casa Oliva", "Picker 100", 40);
        open("ravi", "Great Lakes Timber", "Sorter Compact", 27);
        open("ravi", "Pebble Schools", "Scan Glove", 15);
        open("ravi", "Ferro & Figli", "Picker 100", 11);
        open("ravi", "Sunridge Solar", "Fleet Control, one year", 5);
        open("ravi", "Northlight Foods", "Scan Gate", 2);
        won("rosa", "Northlight Foods", "Picker 300", 120, 81, 11_800);
        won("rosa", "Harbour & Quay Logistics", "Sorter Max", 110, 48, 91_500);
        won("ravi", "Great Lakes Timber", "Picker 100", 95, 60, 4_900);
        won("ravi", "Casa Oliva", "Scan Gate", 88, 52, 1_700);
        lost("rosa", "Brightwater Clinics", "Sorter Compact", 105, 44, "Too expensive", "Handelift");
        lost("ravi", "Studio Marlow", "Scan Glove", 70, 38, "No budget this year", null);
        lost("ravi", "Pebble Schools", "Picker 100", 64, 20, "Delivery would have been too late", "Rolltec");
    }

    private Opportunity open(String owner, @Nullable String customer, String product, int daysAgo) {
        number++;
        Long customerId = Optional.ofNullable(customer)
                .flatMap(customers::byName)
                .map(Customer::key)
                .orElse(null);
        Long productId = products.byName(product).map(Product::key).orElse(null);
        return opportunities.save(
                Opportunity.engaging("OPP-%03d".formatted(number), owner, productId, customerId, day(daysAgo)));
    }

    private void won(String owner, String customer, String product, int engaged, int closed, int amount) {
        Opportunity opportunity = open(owner, customer, product, engaged);
        opportunities.markWon(opportunity.id(), day(closed), BigDecimal.valueOf(amount), owner);
    }

    private void lost(
            String owner,
            String customer,
            String product,
            int engaged,
            int closed,
            String reason,
            @Nullable String competitor) {
        Opportunity opportunity = open(owner, customer, product, engaged);
        opportunities.markLost(opportunity.id(), day(closed), reason, competitor, owner);
    }

    private LocalDate day(int daysAgo) {
        return LocalDate.now(clock).minusDays(daysAgo);
    }
}
