package com.saleswright.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;

@SaleswrightTest
class CustomersTest {

    @Autowired
    private Customers customers;

    @Test
    void findsWhatItSavedByIdAndByNameInAnyCase() {
        Customer saved = customers.save(customer("Tidewater Looms"));

        assertThat(saved.key()).isPositive();
        assertThat(customers.get(saved.key())).isEqualTo(saved);
        assertThat(customers.byName(" tidewater LOOMS ")).contains(saved);
        assertThat(customers.names(List.of(saved.key(), -1L)))
                .containsOnly(java.util.Map.entry(saved.key(), "Tidewater Looms"));
    }

    @Test
    void refusesASecondCustomerOfTheSameName() {
        customers.save(customer("Kestrel Foundry"));

        assertThatThrownBy(() -> customers.save(customer("kestrel foundry"))).isInstanceOf(CustomerNameTaken.class);
    }

    @Test
    void refusesToOverwriteAChangeOfSomebodyElse() {
        Customer mine = customers.save(customer("Alder Ridge"));
        customers.save(mine);

        assertThatThrownBy(() -> customers.save(mine)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void searchesByPartOfTheNameAndTakesWildcardsLiterally() {
        customers.save(customer("Quoll 100% Wool"));
        customers.save(customer("Quoll Wagons"));

        assertThat(customers.search("quoll", 0, 1).getTotalElements()).isEqualTo(2);
        assertThat(customers.search("quoll", 1, 1)).extracting(Customer::name).containsExactly("Quoll Wagons");
        assertThat(customers.search("quoll 100%", 0, 25))
                .extracting(Customer::name)
                .containsExactly("Quoll 100% Wool");
        assertThat(customers.search("quo_l", 0, 25)).isEmpty();
    }

    private static Customer customer(String name) {
        return new Customer(
                null,
                name,
                "textiles",
                "Norway",
                1987,
                new BigDecimal("12.50"),
                140,
                null,
                new BigDecimal("50000.00"),
                "B",
                0);
    }
}
