package com.saleswright.deals;

import com.saleswright.approvals.Approvals;
import com.saleswright.approvals.ChainView;
import com.saleswright.approvals.ChainView.TurnLine;
import com.saleswright.approvals.Condition;
import com.saleswright.approvals.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of deal-approval show about a quote: texts, and rows for their tables. */
@Component
@Transactional(readOnly = true)
public class DealForms {

    private final QuoteStore quotes;
    private final Approvals approvals;
    private final Money money;

    DealForms(QuoteStore quotes, Approvals approvals, Money money) {
        this.quotes = quotes;
        this.approvals = approvals;
        this.money = money;
    }

    /** The quote itself: customer, lines, terms, reason, and the customer's latest quotes. */
    public Map<String, Object> quote(String number) {
        Quote quote = quotes.get(number);
        Map<String, Object> shown = new HashMap<>();
        shown.put("customerName", quote.customerName());
        shown.put("amountText", money.format(quote.amount()));
        shown.put("title", quote.title());
        shown.put("validUntilText", quote.validUntil().toString());
        shown.put("quoteLink", "/quotes/" + number);
        shown.put("lines", quote.lines().stream().map(this::line).toList());
        shown.put("termsText", terms(quote));
        shown.put("reasonText", Objects.requireNonNullElse(quote.reason(), "No reason given."));
        shown.put(
                "customerHistory",
                quotes.latestOf(quote.customerId(), number).stream()
                        .map(this::brief)
                        .toList());
        return shown;
    }

    /** What the approvers of the latest round ask the rep to change. */
    public List<Map<String, String>> requests(String number) {
        return lastRoundTurns(number, Decision.Kind.SEND_BACK).stream()
                .map(t -> row(
                        "who", t.approverName(),
                        "why", t.reason(),
                        "when", String.valueOf(t.decidedAt()).substring(0, 10)))
                .toList();
    }

    /** The conditions of the latest round, one row each. */
    public List<Map<String, String>> conditions(String number) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (TurnLine turn : lastRoundTurns(number, Decision.Kind.APPROVE_WITH_CONDITIONS)) {
            for (Condition condition : turn.conditions()) {
                rows.add(row(
                        "who", turn.approverName(),
                        "label", condition.label(),
                        "value", condition.value(),
                        "why", turn.reason()));
            }
        }
        return rows;
    }

    /** What accepting the conditions does to the quote, in one sentence. */
    public String effect(String number) {
        Quote quote = quotes.get(number);
        var accepted = Quote.draft(number, quote.owner(), quote.contentUnderConditions(), quote.changedAt());
        return "Accepting them makes the amount **%s** instead of %s, with %d %% prepayment."
                .formatted(
                        money.format(accepted.amount()),
                        money.format(quote.amount()),
                        accepted.terms().prepaymentPercent());
    }

    private List<TurnLine> lastRoundTurns(String number, Decision.Kind kind) {
        List<ChainView> rounds = approvals.history(number);
        return rounds.isEmpty()
                ? List.of()
                : rounds.get(rounds.size() - 1).seats().stream()
                        .flatMap(s -> s.turns().stream())
                        .filter(t -> t.kind() == kind)
                        .toList();
    }

    private Map<String, String> line(QuoteLine line) {
        return row(
                "product", line.productName(),
                "quantity", String.valueOf(line.quantity()),
                "list", money.format(line.listPrice()),
                "net", money.format(line.netPrice()),
                "discount", Money.percent(line.discountPercent()),
                "total", money.format(line.netTotal()));
    }

    private Map<String, String> brief(Quote quote) {
        return row(
                "number", quote.number(),
                "amount", money.format(quote.amount()),
                "discount", Money.percent(quote.maxLineDiscount()),
                "status", quote.status().label());
    }

    private static String terms(Quote quote) {
        Terms terms = quote.terms();
        List<String> said = new ArrayList<>(List.of(
                "payment in %d days".formatted(terms.paymentDays()), "%d months".formatted(terms.contractMonths())));
        if (terms.prepaymentPercent() > 0) {
            said.add("%d %% prepayment".formatted(terms.prepaymentPercent()));
        }
        if (quote.competitor() != null) {
            said.add("competitor: " + quote.competitor());
        }
        String standard = said.stream().collect(Collectors.joining(", "));
        return terms.standard() ? standard : standard + "\n\n**Not our standard:** " + terms.nonStandardTerms();
    }

    private static Map<String, String> row(String... pairs) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(pairs[i], pairs[i + 1]);
        }
        return row;
    }
}
