package com.saleswright.deals;

import com.saleswright.approvals.ChainView;
import com.saleswright.mail.Message;
import com.saleswright.mail.Outbox;
import com.saleswright.people.Employee;
import com.saleswright.people.OrgChart;
import com.saleswright.people.People;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells people by mail how a quote stands. */
@Component
class DealMails {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final Outbox outbox;
    private final People people;
    private final OrgChart chart;
    private final Money money;

    DealMails(Outbox outbox, People people, OrgChart chart, Money money) {
        this.outbox = outbox;
        this.people = people;
        this.chart = chart;
        this.money = money;
    }

    /** Mails the owner of the quote; once for each template and version of the quote. */
    void tellRep(String template, Quote quote) {
        Employee rep = people.get(quote.owner());
        send(template, quote, rep, rep, Map.of());
    }

    /** The same with what the approvers said and demand in a round of approval. */
    void tellRep(String template, Quote quote, ChainView round) {
        Employee rep = people.get(quote.owner());
        send(
                template,
                quote,
                rep,
                rep,
                Map.of(
                        "said",
                        round.said(),
                        "conditions",
                        round.conditions().stream()
                                .map(c -> c.label() + ": " + c.value())
                                .toList()));
    }

    /** Mails whoever the owner of the quote reports to; nobody when they report to nobody. */
    void tellSuperior(String template, Quote quote) {
        chart.superiorOf(quote.owner()).ifPresent(s -> send(template, quote, people.get(quote.owner()), s, Map.of()));
    }

    private void send(String template, Quote quote, Employee rep, Employee to, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("number", quote.number());
        model.put("customer", quote.customerName());
        model.put("rep", rep.name());
        model.put("facts", facts(quote));
        outbox.send(new Message(
                "%s/%s/%d".formatted(quote.number(), template, quote.version()),
                "deals/" + template,
                to.email(),
                to.name(),
                Locale.forLanguageTag(to.language()),
                model,
                quote.number()));
    }

    private Map<String, String> facts(Quote quote) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Quote", quote.number() + ", " + quote.title());
        facts.put("Customer", quote.customerName());
        facts.put("Amount", money.format(quote.amount()));
        facts.put("Valid until", quote.validUntil().format(DAY));
        return facts;
    }
}
