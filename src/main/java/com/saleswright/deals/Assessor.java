package com.saleswright.deals;

import com.saleswright.approvals.Figure;
import com.saleswright.approvals.Figure.Worse;
import com.saleswright.customers.Customers;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what the deal policy and the approvers judge. */
@Component
class Assessor {

    private final QuoteStore quotes;
    private final Customers customers;
    private final People people;
    private final Money money;

    Assessor(QuoteStore quotes, Customers customers, People people, Money money) {
        this.quotes = quotes;
        this.customers = customers;
        this.people = people;
        this.money = money;
    }

    Assessment assess(Quote quote) {
        Terms terms = quote.terms();
        return new Assessment(
                quote.maxLineDiscount(),
                quote.marginPercent(),
                terms.paymentDays(),
                terms.prepaymentPercent(),
                terms.contractMonths(),
                terms.nonStandardTerms(),
                quote.amount(),
                quotes.openAmount(quote.customerId(), quote.number()),
                customers.get(quote.customerId()).creditLimit(),
                people.find(quote.owner()).map(Employee::sellingAuthority).orElse(BigDecimal.ZERO));
    }

    /** The same facts as approvers see them and as later rounds compare them. */
    List<Figure> figures(Assessment facts) {
        BigDecimal margin = facts.marginPercent();
        String terms = facts.nonStandardTerms();
        return List.of(
                percent("maxLineDiscount", "Largest line discount", facts.maxLineDiscount(), Worse.HIGHER),
                percent("marginPercent", "Margin", margin, Worse.LOWER),
                new Figure("amount", "Amount", money.format(facts.amount()), facts.amount(), Worse.HIGHER),
                number("paymentDays", "Payment", facts.paymentDays(), " days", Worse.HIGHER),
                number("prepaymentPercent", "Prepayment", facts.prepaymentPercent(), " %", Worse.LOWER),
                number("contractMonths", "Contract", facts.contractMonths(), " months", Worse.ANY_CHANGE),
                new Figure(
                        "creditExposure",
                        "Credit exposure",
                        "%s of %s".formatted(money.format(facts.creditExposure()), money.format(facts.creditLimit())),
                        facts.creditExposure(),
                        Worse.HIGHER),
                new Figure(
                        "nonStandardTerms",
                        "Non-standard terms",
                        terms == null ? "none" : terms,
                        null,
                        Worse.ANY_CHANGE));
    }

    private static Figure percent(String name, String label, @Nullable BigDecimal percent, Worse worse) {
        return new Figure(name, label, Money.percent(percent), percent, worse);
    }

    private static Figure number(String name, String label, int number, String unit, Worse worse) {
        return new Figure(name, label, number + unit, BigDecimal.valueOf(number), worse);
    }
}
