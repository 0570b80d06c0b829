package com.saleswright.customers.web;

import com.saleswright.customers.Customer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A customer as typed by somebody; a missing field is empty. */
record CustomerForm(
        String name,
        String sector,
        String country,
        String yearEstablished,
        String revenueMillions,
        String employees,
        String parent,
        String creditLimit,
        String customerClass,
        Integer version) {

    CustomerForm(
            @Nullable String name,
            @Nullable String sector,
            @Nullable String country,
            @Nullable String yearEstablished,
            @Nullable String revenueMillions,
            @Nullable String employees,
            @Nullable String parent,
            @Nullable String creditLimit,
            @Nullable String customerClass,
            @Nullable Integer version) {
        this.name = trimmed(name);
        this.sector = trimmed(sector);
        this.country = trimmed(country);
        this.yearEstablished = trimmed(yearEstablished);
        this.revenueMillions = trimmed(revenueMillions);
        this.employees = trimmed(employees);
        this.parent = trimmed(parent);
        this.creditLimit = trimmed(creditLimit);
        this.customerClass = trimmed(customerClass);
        this.version = version == null ? 0 : version;
    }

    static CustomerForm empty() {
        return new CustomerForm(null, null, null, null, null, null, null, null, "C", 0);
    }

    static CustomerForm of(Customer c) {
        return new CustomerForm(
                c.name(),
                c.sector(),
                c.country(),
                text(c.yearEstablished()),
                text(c.revenueMillions()),
                text(c.employees()),
                c.parent(),
                text(c.creditLimit()),
                c.customerClass(),
                c.version());
    }

    /** What is wrong, by field, each with what would be right. */
    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > 200) {
            errors.put("name", "Give a name of 1 to 200 characters.");
        }
        shorter(errors, "sector", sector, 100);
        shorter(errors, "country", country, 100);
        shorter(errors, "parent", parent, 200);
        if (!yearEstablished.matches("([12]\\d{3})?")) {
            errors.put("yearEstablished", "Give a year like 1998, or leave it empty.");
        }
        if (!revenueMillions.matches("(\\d{1,12}(\\.\\d{1,2})?)?")) {
            errors.put("revenueMillions", "Give millions like 12.5, or leave it empty.");
        }
        if (!employees.matches("\\d{0,9}")) {
            errors.put("employees", "Give a whole number, or leave it empty.");
        }
        if (!creditLimit.matches("\\d{1,15}(\\.\\d{1,2})?")) {
            errors.put("creditLimit", "Give an amount of 0 or more, like 50000 or 1250.50.");
        }
        if (!customerClass.matches("[ABC]")) {
            errors.put("customerClass", "Choose A, B or C.");
        }
        return errors;
    }

    /** The customer that a form without errors describes. */
    Customer customer(@Nullable Long id) {
        return new Customer(
                id,
                name,
                orNull(sector),
                orNull(country),
                yearEstablished.isEmpty() ? null : Integer.valueOf(yearEstablished),
                revenueMillions.isEmpty() ? null : amount(revenueMillions),
                employees.isEmpty() ? null : Integer.valueOf(employees),
                orNull(parent),
                amount(creditLimit),
                customerClass,
                version);
    }

    private static void shorter(Map<String, String> errors, String field, String text, int longest) {
        if (text.length() > longest) {
            errors.put(field, "Use at most %d characters.".formatted(longest));
        }
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text).setScale(2);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(@Nullable Object field) {
        return Objects.toString(field, "");
    }

    private static String trimmed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
