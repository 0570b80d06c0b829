package com.saleswright.surveys;

import com.saleswright.customers.Contact;
import com.saleswright.customers.Customers;
import com.saleswright.links.Links;
import com.saleswright.links.NewLink;
import com.saleswright.mail.Message;
import com.saleswright.mail.Outbox;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What contacts are asked, and what those who follow up are told, by mail. */
@Component
class SurveyMails {

    private final Outbox outbox;
    private final Links links;
    private final Customers customers;
    private final People people;

    SurveyMails(Outbox outbox, Links links, Customers customers, People people) {
        this.outbox = outbox;
        this.links = links;
        this.customers = customers;
        this.people = people;
    }

    /** @param occasion makes the mail one of its kind: invitation, reminder-1 */
    void ask(String mail, String occasion, Survey survey, Contact contact, Duration valid) {
        String link = links.issue(new NewLink(
                        SurveyLinks.PURPOSE, survey.number(), String.valueOf(contact.key()), language(contact), valid))
                .address()
                .toString();
        toContact(mail, occasion, survey, contact, Map.of("answer", link));
    }

    void thank(Survey survey, Contact contact, boolean reference) {
        toContact("thanks", "thanks", survey, contact, Map.of("reference", reference));
    }

    private void toContact(String mail, String occasion, Survey survey, Contact contact, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("customer", customer(survey));
        // Without the number of the case: to a customer it says nothing.
        outbox.send(new Message(
                survey.number() + "/" + occasion,
                "surveys/" + mail,
                contact.email(),
                contact.name(),
                language(contact),
                model,
                null));
    }

    /** @param occasion names the task and what is the matter with it, once each */
    void toStaff(String mail, String occasion, Survey survey, String user, Map<String, Object> more) {
        Employee to = people.get(user);
        if (!to.active()) {
            return;
        }
        Map<String, Object> model = new HashMap<>(more);
        model.put("customer", customer(survey));
        model.put("number", survey.number());
        outbox.send(new Message(
                "%s/%s/%s".formatted(survey.number(), occasion, user),
                "surveys/" + mail,
                to.email(),
                to.name(),
                Locale.forLanguageTag(to.language()),
                model,
                survey.number()));
    }

    /** Tells those who look after conduct, but nobody whom the survey is about. */
    void concern(Survey survey) {
        people.withRole(Roles.COMPLIANCE).stream()
                .filter(e -> !e.userId().equals(survey.rep()))
                .forEach(e -> toStaff("concern", "concern", survey, e.userId(), Map.of()));
    }

    String name(String user) {
        return people.find(user).map(Employee::name).orElse(user);
    }

    private String customer(Survey survey) {
        return customers.get(survey.customerId()).name();
    }

    private static Locale language(Contact contact) {
        return Locale.forLanguageTag(contact.language());
    }
}
