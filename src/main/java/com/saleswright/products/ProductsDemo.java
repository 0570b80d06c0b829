package com.saleswright.products;

import java.math.BigDecimal;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The range of an invented maker of warehouse equipment, with margins from thin to ample. */
@Component
@Profile("demo")
@Order(20)
class ProductsDemo implements ApplicationRunner {

    private final Products products;

    ProductsDemo(Products products) {
        this.products = products;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (products.count() > 0) {
            return;
        }
        add("Picker 100", "Picker", 4_900, 2_700);
        add("Picker 300", "Picker", 12_500, 6_600);
        add("Sorter Compact", "Sorter", 28_000, 16_800);
        add("Sorter Max", "Sorter", 96_000, 61_000);
        add("Scan Gate", "Scan", 1_850, 820);
        add("Scan Glove", "Scan", 240, 95);
        add("Fleet Control, one year", "Software", 6_000, 900);
        add("Care Plan, one year", "Service", 3_200, 2_350);
    }

    private void add(String name, String series, int listPrice, int unitCost) {
        products.save(
                new Product(null, name, series, BigDecimal.valueOf(listPrice), BigDecimal.valueOf(unitCost), true, 0));
    }
}
