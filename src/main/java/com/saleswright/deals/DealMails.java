package com.saleswright.deals;

import com.saleswright.mail.Message;
import com.saleswright.mail.Outbox;
import com.saleswright.people.Employee;
import com.saleswright.people.OrgChart;
import com.saleswright.people.People;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells people by mail how a quote stands. */
@Component
class DealMails {

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
    void tellRep(String template, Quote quote, String words) {
        send(template, quote, people.get(quote.owner()), words);
    }

    /** Mails whoever the owner of the quote reports to; nobody when they report to nobody. */
    void tellSuperior(String template, Quote quote) {
        chart.superiorOf(quote.owner())
                .ifPresent(
                        s -> send(template, quote, s, people.get(quote.owner()).name()));
    }

    private void send(String template, Quote quote, Employee to, String words) {
        outbox.send(new Message(
                "%s/%s/%d".formatted(quote.number(), template, quote.version()),
                "deals/" + template,
                to.email(),
                to.name(),
                Locale.forLanguageTag(to.language()),
                Map.of(
                        "number", quote.number(),
                        "customer", quote.customerName(),
                        "title", quote.title(),
                        "amount", money.format(quote.amount()),
                        "validUntil", quote.validUntil().toString(),
                        "words", words),
                quote.number()));
    }
}
