package com.saleswright.customers;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A dozen invented companies of all sizes and classes. */
@Component
@Profile("demo")
@Order(20)
class CustomersDemo implements ApplicationRunner {

    private final Customers customers;
    private final Contacts contacts;

    CustomersDemo(Customers customers, Contacts contacts) {
        this.customers = customers;
        this.contacts = contacts;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (customers.count() > 0) {
            return;
        }
        add("Northlight Foods", "food", "Norway", 1978, "840.00", 3100, null, 600_000, "A");
        add("Harbour & Quay Logistics", "logistics", "Netherlands", 1991, "412.50", 1750, null, 400_000, "A");
        add("Velden Maschinenbau", "manufacturing", "Germany", 1952, "1290.00", 5400, null, 900_000, "A");
        add("Velden Service", "services", "Germany", 2009, "38.00", 160, "Velden Maschinenbau", 60_000, "B");
        add("Brightwater Clinics", "healthcare", "United Kingdom", 1999, "215.00", 2200, null, 250_000, "B");
        add("Casa Oliva", "retail", "Spain", 2003, "96.40", 780, null, 120_000, "B");
        add("Kitsune Robotics", "technology", "Japan", 2012, "58.75", 240, null, 80_000, "B");
        add("Great Lakes Timber", "construction", "United States", 1966, "178.20", 930, null, 200_000, "B");
        add("Pebble Schools", "education", "Ireland", 2015, "12.10", 190, null, 25_000, "C");
        add("Studio Marlow", "media", "United Kingdom", 2018, "4.30", 35, null, 10_000, "C");
        add("Ferro & Figli", "manufacturing", "Italy", 1934, "22.90", 110, null, 30_000, "C");
        add("Sunridge Solar", "energy", "United States", 2020, "7.80", 60, null, 15_000, "C");
        contact("Northlight Foods", "Ingrid Solheim", "ingrid.solheim@northlight.example", "en");
        contact("Velden Maschinenbau", "Jonas Feld", "jonas.feld@velden.example", "en");
        contact("Velden Maschinenbau", "Petra Kranz", "petra.kranz@velden.example", "en");
        contact("Casa Oliva", "Lucía Prado", "lucia.prado@casaoliva.example", "en");
        contact("Kitsune Robotics", "陈美玲", "meiling.chen@kitsune.example", "zh");
        contact("Studio Marlow", "Theo Marlow", "theo@marlow.example", "en");
    }

    private void add(
            String name,
            String sector,
            String country,
            int year,
            String revenueMillions,
            int employees,
            @Nullable String parent,
            int creditLimit,
            String customerClass) {
        customers.save(new Customer(
                null,
                name,
                sector,
                country,
                year,
                new BigDecimal(revenueMillions),
                employees,
                parent,
                BigDecimal.valueOf(creditLimit),
                customerClass,
                0));
    }

    private void contact(String customer, String name, String email, String language) {
        customers.byName(customer).ifPresent(c -> contacts.add(c.key(), name, email, language, null));
    }
}
