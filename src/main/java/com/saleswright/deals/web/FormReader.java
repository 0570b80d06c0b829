package com.saleswright.deals.web;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.deals.QuoteDraft;
import com.saleswright.deals.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads numbers, dates and names from the texts of the form. */
@Component
class FormReader {

    private static final Pattern NUMBER = Pattern.compile("-?(\\d{1,15}|\\d{1,3}(,\\d{3}){1,4})(\\.\\d{1,9})?");

    /**
     * What was read.
     *
     * @param errors what could not be read, by field; the draft has a harmless value there
     */
    record Read(QuoteDraft draft, Map<String, String> errors) {}

    private final Customers customers;

    FormReader(Customers customers) {
        this.customers = customers;
    }

    Read read(QuoteForm form) {
        Map<String, String> errors = new LinkedHashMap<>();
        Long customer = null;
        if (!form.customer().isEmpty()) {
            customer = customers.byName(form.customer()).map(Customer::key).orElse(null);
            if (customer == null) {
                errors.put("customerId", "There is no customer of this name: choose one from the list.");
            }
        }
        List<QuoteDraft.Line> lines = new ArrayList<>();
        for (int i = 0; i < form.lines().size(); i++) {
            LineForm line = form.lines().get(i);
            String path = "lines[%d].".formatted(i);
            lines.add(new QuoteDraft.Line(
                    id(line.product()),
                    whole(line.quantity(), path + "quantity", errors),
                    decimal(line.netThatCounts(), path + "netPrice", errors),
                    decimal(line.discountThatCounts(), path + "discountPercent", errors)));
        }
        Terms standard = Terms.STANDARD;
        Terms terms = new Terms(
                wholeOr(form.paymentDays(), standard.paymentDays(), "terms.paymentDays", errors),
                wholeOr(form.contractMonths(), standard.contractMonths(), "terms.contractMonths", errors),
                wholeOr(form.prepaymentPercent(), standard.prepaymentPercent(), "terms.prepaymentPercent", errors),
                form.nonStandardTerms());
        return new Read(
                new QuoteDraft(
                        customer,
                        form.opportunity().isEmpty() ? null : form.opportunity(),
                        form.title(),
                        lines,
                        terms,
                        form.competitor(),
                        form.reason(),
                        date(form.validUntil(), errors)),
                errors);
    }

    private static @Nullable Long id(String text) {
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static int wholeOr(String text, int otherwise, String field, Map<String, String> errors) {
        Integer number = whole(text, field, errors);
        if (number == null) {
            errors.putIfAbsent(field, "Enter a whole number.");
            return otherwise;
        }
        return number;
    }

    private static @Nullable Integer whole(String text, String field, Map<String, String> errors) {
        if (text.isEmpty()) {
            return null;
        }
        String digits = text.replace(",", "");
        if (NUMBER.matcher(text).matches() && digits.matches("-?\\d{1,9}")) {
            return Integer.valueOf(digits);
        }
        errors.put(field, "Enter a whole number, like 12.");
        return null;
    }

    private static @Nullable BigDecimal decimal(String text, String field, Map<String, String> errors) {
        String bare = text.replaceAll("[$€£%\\s]", "");
        if (bare.isEmpty()) {
            return null;
        }
        if (NUMBER.matcher(bare).matches()) {
            return new BigDecimal(bare.replace(",", ""));
        }
        errors.put(field, "Enter a number, like 1,234.50.");
        return null;
    }

    private static @Nullable LocalDate date(String text, Map<String, String> errors) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            errors.put("validUntil", "Enter a date as year, month and day, like 2026-12-24.");
            return null;
        }
    }
}
