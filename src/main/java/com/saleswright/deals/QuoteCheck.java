package com.saleswright.deals;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.deals.QuoteRejected.Problem;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.products.Product;
import com.saleswright.products.Products;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks what a rep enters, and completes it with prices and names. */
@Component
class QuoteCheck {

    static final int MAX_LINES = 100;
    static final int MAX_QUANTITY = 1_000_000;
    static final BigDecimal MAX_PRICE = new BigDecimal("1000000000");
    static final int DEFAULT_VALIDITY_DAYS = 30;
    static final int MAX_VALIDITY_DAYS = 365;

    /**
     * What was entered, completed as far as it is right.
     *
     * @param content null when there are problems
     * @param lines the right lines by position; null for a wrong one
     */
    record Result(@Nullable QuoteContent content, List<@Nullable QuoteLine> lines, List<Problem> problems) {

        /** @throws QuoteRejected when something is wrong */
        QuoteContent orReject() {
            if (content == null) {
                throw new QuoteRejected(problems);
            }
            return content;
        }
    }

    private final Customers customers;
    private final Products products;
    private final Opportunities opportunities;
    private final Clock clock;

    QuoteCheck(Customers customers, Products products, Opportunities opportunities, Clock clock) {
        this.customers = customers;
        this.products = products;
        this.opportunities = opportunities;
        this.clock = clock;
    }

    /** @param kept products that may stay although they are no longer sold, because the quote has them already */
    Result complete(QuoteDraft draft, Set<Long> kept) {
        Findings found = new Findings();
        Customer customer = customer(draft, found);
        String title = found.text("title", draft.title(), 200);
        if (title == null) {
            found.add("title", "", "Say in a few words what is offered.");
        }
        checkOpportunity(draft, found);
        Terms terms = draft.terms();
        found.range("terms.paymentDays", terms.paymentDays(), 0, 365, "days");
        found.range("terms.contractMonths", terms.contractMonths(), 1, 120, "months");
        found.range("terms.prepaymentPercent", terms.prepaymentPercent(), 0, 100, "percent");
        found.text("terms.nonStandardTerms", terms.nonStandardTerms(), 2000);
        String competitor = found.text("competitor", draft.competitor(), 200);
        String reason = found.text("reason", draft.reason(), 2000);
        LocalDate validUntil = validUntil(draft.validUntil(), found);
        List<@Nullable QuoteLine> lines = lines(draft.lines(), kept, found);
        if (customer == null || title == null || !found.problems.isEmpty()) {
            return new Result(null, lines, found.problems);
        }
        List<QuoteLine> right = lines.stream()
                .flatMap(l -> l == null ? java.util.stream.Stream.empty() : java.util.stream.Stream.of(l))
                .toList();
        return new Result(
                new QuoteContent(
                        customer.key(),
                        customer.name(),
                        draft.opportunityId(),
                        title,
                        right,
                        terms,
                        competitor,
                        reason,
                        validUntil),
                lines,
                List.of());
    }

    /** What is still missing before it can be submitted. */
    List<Problem> missing(QuoteContent content, boolean someoneIsAsked) {
        Findings found = new Findings();
        if (content.lines().isEmpty()) {
            found.add("lines", "", "Add at least one line.");
        }
        if (content.validUntil().isBefore(LocalDate.now(clock))) {
            found.add("validUntil", content.validUntil().toString(), "The date has passed: choose a later one.");
        }
        if (someoneIsAsked && content.reason() == null) {
            found.add("reason", "", "Say why the customer should get this: the approvers read it.");
        }
        return found.problems;
    }

    private @Nullable Customer customer(QuoteDraft draft, Findings found) {
        Long id = draft.customerId();
        if (id == null) {
            found.add("customerId", "", "Choose a customer.");
            return null;
        }
        Customer customer = customers.find(id).orElse(null);
        if (customer == null) {
            found.add("customerId", id.toString(), "There is no such customer: choose one from the list.");
        }
        return customer;
    }

    private void checkOpportunity(QuoteDraft draft, Findings found) {
        String id = draft.opportunityId();
        if (id == null) {
            return;
        }
        Opportunity opportunity = opportunities.find(id).orElse(null);
        if (opportunity == null) {
            found.add("opportunityId", id, "There is no such opportunity: choose one from the list.");
            return;
        }
        Long customer = opportunity.customerId();
        if (customer != null && draft.customerId() != null && !customer.equals(draft.customerId())) {
            found.add("opportunityId", id, "This opportunity is with another customer.");
        }
    }

    private LocalDate validUntil(@Nullable LocalDate entered, Findings found) {
        LocalDate today = LocalDate.now(clock);
        if (entered == null) {
            return today.plusDays(DEFAULT_VALIDITY_DAYS);
        }
        if (entered.isBefore(today) || entered.isAfter(today.plusDays(MAX_VALIDITY_DAYS))) {
            found.add(
                    "validUntil",
                    entered.toString(),
                    "Choose a day from today to %s.".formatted(today.plusDays(MAX_VALIDITY_DAYS)));
        }
        return entered;
    }

    private List<@Nullable QuoteLine> lines(List<QuoteDraft.Line> entered, Set<Long> kept, Findings found) {
        List<@Nullable QuoteLine> lines = new ArrayList<>();
        if (entered.size() > MAX_LINES) {
            found.add("lines", "" + entered.size(), "A quote has %d lines at most.".formatted(MAX_LINES));
            return lines;
        }
        for (int i = 0; i < entered.size(); i++) {
            lines.add(line("lines[%d].".formatted(i), entered.get(i), kept, found));
        }
        return lines;
    }

    private @Nullable QuoteLine line(String path, QuoteDraft.Line entered, Set<Long> kept, Findings found) {
        int before = found.problems.size();
        Product product = product(path, entered.productId(), kept, found);
        Integer quantity = entered.quantity();
        if (quantity == null) {
            found.add(path + "quantity", "", "Enter the number of pieces.");
        } else {
            found.range(path + "quantity", quantity, 1, MAX_QUANTITY, "pieces");
        }
        BigDecimal net = netPrice(path, entered, product, found);
        if (product == null || quantity == null || net == null || found.problems.size() > before) {
            return null;
        }
        return new QuoteLine(product.key(), product.name(), quantity, product.listPrice(), net, product.unitCost());
    }

    private @Nullable Product product(String path, @Nullable Long id, Set<Long> kept, Findings found) {
        if (id == null) {
            found.add(path + "productId", "", "Choose a product, or remove the line.");
            return null;
        }
        Product product = products.find(id).orElse(null);
        if (product == null) {
            found.add(path + "productId", id.toString(), "There is no such product: choose one from the list.");
        } else if (!product.active() && !kept.contains(id)) {
            found.add(path + "productId", product.name(), "This product is no longer sold: choose another.");
        }
        return product;
    }

    private static @Nullable BigDecimal netPrice(
            String path, QuoteDraft.Line entered, @Nullable Product product, Findings found) {
        BigDecimal net = entered.netPrice();
        if (net != null) {
            if (net.signum() < 0 || net.compareTo(MAX_PRICE) > 0) {
                found.add(path + "netPrice", net.toPlainString(), "Enter a price from 0 to 1,000,000,000.");
            } else if (net.stripTrailingZeros().scale() > 2) {
                found.add(path + "netPrice", net.toPlainString(), "A price has two digits after the point at most.");
            }
            return net;
        }
        BigDecimal discount = entered.discountPercent();
        if (discount == null) {
            return product == null ? null : product.listPrice();
        }
        if (discount.signum() < 0 || discount.compareTo(BigDecimal.valueOf(100)) > 0) {
            found.add(path + "discountPercent", discount.toPlainString(), "Enter a discount from 0 to 100 percent.");
            return null;
        }
        if (product == null) {
            return null;
        }
        // Rounded up to the cent, so that the discount is never larger than what was entered.
        return product.listPrice()
                .multiply(BigDecimal.valueOf(100).subtract(discount).movePointLeft(2))
                .setScale(2, RoundingMode.CEILING);
    }

    /** Collects problems. */
    private static final class Findings {

        private final List<Problem> problems = new ArrayList<>();

        void add(String field, String value, String reason) {
            problems.add(new Problem(field, value.length() > 80 ? value.substring(0, 80) + "…" : value, reason));
        }

        void range(String field, int number, int from, int to, String unit) {
            if (number < from || number > to) {
                add(field, "" + number, "Enter a whole number from %,d to %,d %s.".formatted(from, to, unit));
            }
        }

        /** The text without blanks around it, null when nothing is left. */
        @Nullable
        String text(String field, @Nullable String text, int max) {
            if (text == null || text.isBlank()) {
                return null;
            }
            String stripped = text.strip();
            if (stripped.length() > max) {
                add(field, stripped, "Shorten it to %,d characters; it has %,d.".formatted(max, stripped.length()));
            }
            return stripped;
        }
    }
}
