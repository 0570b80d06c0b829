package com.saleswright.surveys;

import com.saleswright.customers.ContactCount;
import com.saleswright.customers.Contacts;
import com.saleswright.customers.Customer;
import com.saleswright.engine.DecisionTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What decides whether a customer is asked: for the case of one survey, and beforehand for many customers at once. */
@Component
class Eligibility {

    /** What the table says of who may be asked; anything else is the reason why not. */
    static final String ELIGIBLE = "eligible";

    private static final String DECISION = "survey-eligibility";
    private static final int LARGE_EMPLOYEES = 1000;
    private static final int DRAWS = 100;

    private final SurveyRows rows;
    private final Contacts contacts;
    private final ObjectProvider<SeriousCases> seriousCases;
    private final DecisionTables tables;
    private final Clock clock;

    Eligibility(
            SurveyRows rows,
            Contacts contacts,
            ObjectProvider<SeriousCases> seriousCases,
            DecisionTables tables,
            Clock clock) {
        this.rows = rows;
        this.contacts = contacts;
        this.seriousCases = seriousCases;
        this.tables = tables;
        this.clock = clock;
    }

    /** What the table asks for, by input. */
    Map<String, @Nullable Object> facts(Survey survey, Customer customer, ContactCount count) {
        return facts(
                customer,
                count,
                rows.lastSent(survey.customerId()).orElse(null),
                survey.trigger(),
                lot(survey.trigger(), survey.number(), survey.customerId(), survey.createdAt()));
    }

    /** What the table would say of each customer at this moment, in their order. */
    List<String> verdicts(List<Customer> customers, Trigger trigger) {
        Map<Long, ContactCount> counts =
                contacts.counts().stream().collect(Collectors.toMap(ContactCount::customerId, c -> c));
        Map<Long, Instant> sent = rows.lastSent();
        Instant now = clock.instant();
        List<Map<String, @Nullable Object>> facts = customers.stream()
                .map(c -> facts(
                        c,
                        counts.getOrDefault(c.key(), new ContactCount(c.key(), 0, 0)),
                        sent.get(c.key()),
                        trigger,
                        lot(trigger, "", c.key(), now)))
                .toList();
        return tables.askEach(DECISION, facts).stream()
                .map(hit -> String.valueOf(hit.get(0).get("eligibility")))
                .toList();
    }

    private Map<String, @Nullable Object> facts(
            Customer customer, ContactCount count, @Nullable Instant lastSent, Trigger trigger, String lot) {
        Integer employees = customer.employees();
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("hasContact", count.allContacts() > 0);
        facts.put("optedOut", count.allContacts() > 0 && count.allContacts() == count.optedOut());
        facts.put(
                "daysSinceLastSurvey",
                lastSent == null
                        ? null
                        : (int) Duration.between(lastSent, clock.instant()).toDays());
        facts.put("openSeriousCase", seriousCases.stream().anyMatch(s -> s.isOpen(customer.key())));
        facts.put("trigger", trigger.fact());
        facts.put("largeAccount", employees != null && employees >= LARGE_EMPLOYEES);
        facts.put("draw", Draw.of(lot, DRAWS));
        return facts;
    }

    /**
     * The lot of a customer. In campaigns it is the same for a whole quarter: who plans one can see beforehand who is
     * drawn, and planning it once more draws no other.
     */
    private static String lot(Trigger trigger, String number, long customer, Instant at) {
        if (trigger == Trigger.CAMPAIGN || trigger == Trigger.QUARTER) {
            var day = at.atZone(ZoneOffset.UTC);
            return "%d/%d-Q%d".formatted(customer, day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
        }
        return number;
    }
}
