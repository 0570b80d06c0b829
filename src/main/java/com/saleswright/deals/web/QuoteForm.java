package com.saleswright.deals.web;

import com.saleswright.deals.Quote;
import com.saleswright.deals.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A quote as it stands in the form: texts, right or wrong. Read by hand, since lines come as parallel parameters. */
record QuoteForm(
        String version,
        String customer,
        String opportunity,
        String title,
        List<LineForm> lines,
        String paymentDays,
        String contractMonths,
        String prepaymentPercent,
        String nonStandardTerms,
        String competitor,
        String reason,
        String validUntil) {

    static QuoteForm fresh(String customer, String opportunity, String title, String product, String validUntil) {
        Terms terms = Terms.STANDARD;
        LineForm line = new LineForm(product, "1", "", "", "", "", "");
        return new QuoteForm(
                "",
                customer,
                opportunity,
                title,
                List.of(line),
                Integer.toString(terms.paymentDays()),
                Integer.toString(terms.contractMonths()),
                Integer.toString(terms.prepaymentPercent()),
                "",
                "",
                "",
                validUntil);
    }

    static QuoteForm of(Quote quote) {
        Terms terms = quote.terms();
        return new QuoteForm(
                Integer.toString(quote.version()),
                quote.customerName(),
                orEmpty(quote.opportunityId()),
                quote.title(),
                quote.lines().stream().map(LineForm::of).toList(),
                Integer.toString(terms.paymentDays()),
                Integer.toString(terms.contractMonths()),
                Integer.toString(terms.prepaymentPercent()),
                orEmpty(terms.nonStandardTerms()),
                orEmpty(quote.competitor()),
                orEmpty(quote.reason()),
                quote.validUntil().toString());
    }

    static QuoteForm read(MultiValueMap<String, String> fields) {
        List<LineForm> lines = new ArrayList<>();
        int count = Math.min(fields.getOrDefault("product", List.of()).size(), 200);
        for (int i = 0; i < count; i++) {
            lines.add(new LineForm(
                    at(fields, "product", i),
                    at(fields, "quantity", i),
                    at(fields, "net", i),
                    at(fields, "discount", i),
                    at(fields, "shownProduct", i),
                    at(fields, "shownNet", i),
                    at(fields, "shownDiscount", i)));
        }
        return new QuoteForm(
                at(fields, "version", 0),
                at(fields, "customer", 0),
                at(fields, "opportunity", 0),
                at(fields, "title", 0),
                List.copyOf(lines),
                at(fields, "paymentDays", 0),
                at(fields, "contractMonths", 0),
                at(fields, "prepaymentPercent", 0),
                at(fields, "nonStandardTerms", 0),
                at(fields, "competitor", 0),
                at(fields, "reason", 0),
                at(fields, "validUntil", 0));
    }

    QuoteForm with(List<LineForm> otherLines) {
        return new QuoteForm(
                version,
                customer,
                opportunity,
                title,
                List.copyOf(otherLines),
                paymentDays,
                contractMonths,
                prepaymentPercent,
                nonStandardTerms,
                competitor,
                reason,
                validUntil);
    }

    /** To be saved over another version than the one it was made from. */
    QuoteForm ofVersion(String otherVersion) {
        return new QuoteForm(
                otherVersion,
                customer,
                opportunity,
                title,
                lines,
                paymentDays,
                contractMonths,
                prepaymentPercent,
                nonStandardTerms,
                competitor,
                reason,
                validUntil);
    }

    private static String at(MultiValueMap<String, String> fields, String name, int index) {
        List<String> values = fields.getOrDefault(name, List.of());
        return index < values.size() ? orEmpty(values.get(index)).strip() : "";
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
