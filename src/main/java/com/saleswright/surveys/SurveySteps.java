package com.saleswright.surveys;

import com.saleswright.customers.Contact;
import com.saleswright.customers.ContactCount;
import com.saleswright.customers.Contacts;
import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.links.Links;
import com.saleswright.people.Employee;
import com.saleswright.people.OrgChart;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.people.WorkingTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What satisfaction-survey does to a survey, step by step. */
@Component
@Transactional
public class SurveySteps {

    /** How long an invitation is good for. */
    static final Duration VALID = Duration.ofDays(21);

    private static final Duration REFERENCE_AGAIN = Duration.ofDays(365);
    private static final String KEY_CLASS = "A";

    private final SurveyRows rows;
    private final SurveyMails mails;
    private final ConductWords words;
    private final Customers customers;
    private final Contacts contacts;
    private final People people;
    private final OrgChart chart;
    private final WorkingTime workingTime;
    private final Links links;
    private final Eligibility eligibility;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SurveySteps(
            SurveyRows rows,
            SurveyMails mails,
            ConductWords words,
            Customers customers,
            Contacts contacts,
            People people,
            OrgChart chart,
            WorkingTime workingTime,
            Links links,
            Eligibility eligibility,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.mails = mails;
        this.words = words;
        this.customers = customers;
        this.contacts = contacts;
        this.people = people;
        this.chart = chart;
        this.workingTime = workingTime;
        this.links = links;
        this.eligibility = eligibility;
        this.events = events;
        this.clock = clock;
    }

    /** Who works on a recovery, and who confirms it. */
    public record Recovery(String owner, String manager, Instant due, Instant reminder) {}

    /**
     * Draws the contact and gathers what the eligibility table asks for, by input.
     *
     * <p>Lots are drawn by a hash: nobody can choose them, and everybody can check them.
     */
    public Map<String, @Nullable Object> facts(String number) {
        Survey survey = rows.get(number);
        Customer customer = customers.get(survey.customerId());
        List<Contact> all = contacts.of(survey.customerId());
        List<Contact> asked = all.stream().filter(c -> !c.optedOut()).toList();
        // Whoever is rated must not choose who rates: those that they named are drawn when there is nobody else.
        List<Contact> others = asked.stream()
                .filter(c -> survey.rep() == null || !survey.rep().equals(c.namedBy()))
                .toList();
        List<Contact> drawn = others.isEmpty() ? asked : others;
        if (!drawn.isEmpty()) {
            rows.draw(
                    number,
                    drawn.get(Draw.of(number + "/contact", drawn.size())).key());
        }
        return eligibility.facts(
                survey, customer, new ContactCount(customer.key(), all.size(), all.size() - asked.size()));
    }

    public void skip(String number, String reason) {
        rows.skip(number, reason, clock.instant());
    }

    public void send(String number) {
        Survey survey = rows.get(number);
        rows.sent(number, clock.instant());
        contact(survey).ifPresent(c -> mails.ask("invitation", "invitation", survey, c, VALID));
    }

    /** A reminder, unless an answer is there that waits to be handed over. */
    public void remind(String number) {
        Survey survey = rows.get(number);
        Instant sentAt = survey.sentAt();
        if (survey.status() == SurveyStatus.SENT && sentAt != null) {
            long day = Duration.between(sentAt, clock.instant()).toDays();
            Duration left = VALID.minusDays(day);
            contact(survey)
                    .filter(c -> !c.optedOut() && left.toDays() > 0)
                    .ifPresent(c -> mails.ask("reminder", "reminder-" + day, survey, c, left));
        }
    }

    /** @return whether an answer is stored, so that it has not expired */
    public boolean expire(String number) {
        if (rows.move(number, SurveyStatus.SENT, SurveyStatus.EXPIRED)) {
            links.revoke(SurveyLinks.PURPOSE, number);
            return false;
        }
        return rows.answerTo(number).isPresent();
    }

    /** The survey has ended without an answer: its links are dead. */
    public void close(String number) {
        links.revoke(SurveyLinks.PURPOSE, number);
    }

    public void cancel(String number, String by, String reason) {
        rows.cancel(number, by, reason);
        rows.taken(number);
        links.revoke(SurveyLinks.PURPOSE, number);
    }

    /** What the follow-up table asks for, by input. */
    public Map<String, @Nullable Object> score(String number) {
        Answer answer = answer(number);
        rows.taken(number);
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("scoreClass", answer.scoreClass());
        facts.put(
                "keyAccount",
                customers.get(rows.get(number).customerId()).customerClass().equals(KEY_CLASS));
        facts.put("complianceWords", words.in(answer));
        return facts;
    }

    public void reportConcern(String number) {
        Survey survey = rows.get(number);
        mails.concern(survey);
        events.publishEvent(new ConductConcern(number, survey.customerId(), survey.rep()));
    }

    public void thank(String number) {
        Survey survey = rows.get(number);
        Instant now = clock.instant();
        contact(survey).filter(c -> !c.optedOut()).ifPresent(c -> {
            boolean reference = answer(number).mayContact()
                    && rows.askForReference(number, survey.customerId(), now, now.minus(REFERENCE_AGAIN));
            mails.thank(survey, c, reference);
        });
    }

    public String customerName(String number) {
        return customers.get(rows.get(number).customerId()).name();
    }

    /** Who takes care of a passive customer: the rep, or customer success when there is none. */
    public String careOwner(String number) {
        String rep = rows.get(number).rep();
        return rep == null ? helper(null) : present(rep, Set.of()).orElseGet(() -> helper(rep));
    }

    /**
     * Who recovers a customer: never the rated rep, and somebody else than who confirms it.
     *
     * @param workingDays from now until the customer hears from us, when more than 0
     * @param workingHours or so many
     */
    public Recovery recovery(String number, int workingDays, int workingHours) {
        Survey survey = rows.get(number);
        String owner = helper(survey.rep());
        String manager = confirms(number, owner);
        Instant now = clock.instant();
        String office = people.get(owner).office();
        Instant due = workingDays > 0
                ? workingTime.plusDays(now, workingDays, office)
                : workingTime.plusHours(now, workingHours, office);
        return new Recovery(owner, manager, due, workingTime.halfway(now, due, office));
    }

    /** Mails whoever has the task that it still waits. */
    public void remindOwner(String number, String task, String owner) {
        mails.toStaff(
                "task-reminder",
                "reminder/" + task + "/" + round(number),
                rows.get(number),
                owner,
                Map.of("task", task));
    }

    /** Mails the superior of whoever has the task that it is overdue. */
    public void escalate(String number, String task, String owner) {
        superior(number, owner)
                .ifPresent(s -> mails.toStaff(
                        "task-overdue",
                        "overdue/" + task + "/" + round(number),
                        rows.get(number),
                        s,
                        Map.of("task", task, "owner", mails.name(owner))));
    }

    /** Tells the old and the new owner of an overdue recovery. @return the director who gets it, if there is one */
    public Optional<String> escalateRecovery(String number, String task, String owner) {
        Survey survey = rows.get(number);
        Optional<String> director = chart.holderOf(Roles.SALES_DIRECTOR, survey.rep() == null ? owner : survey.rep())
                .map(Employee::userId)
                .filter(d -> !d.equals(owner))
                .or(() -> superior(number, owner));
        director.ifPresent(d -> {
            Map<String, Object> model = Map.of("task", task, "owner", mails.name(owner), "taken", mails.name(d));
            mails.toStaff("task-overdue", "escalated/" + round(number), survey, d, model);
            mails.toStaff("task-overdue", "escalated/" + round(number), survey, owner, model);
        });
        return director;
    }

    private Optional<String> superior(String number, String owner) {
        return people.above(owner).stream()
                .filter(Employee::active)
                .map(Employee::userId)
                .filter(s -> !s.equals(rows.get(number).rep()))
                .findFirst();
    }

    /** Counts what was noted, so that the same task of a later round has mails of its own. */
    private int round(String number) {
        return rows.notes(number).size();
    }

    /** Who goes on when the owner has left. */
    public String nextOwner(String number) {
        return answer(number).scoreClass().equals("passive")
                ? careOwner(number)
                : helper(rows.get(number).rep());
    }

    /** Who confirms what this person does about a customer: never they themselves, nor who is rated. */
    public String confirms(String number, String owner) {
        return manager(rows.get(number).rep(), owner);
    }

    private String manager(@Nullable String rep, String owner) {
        return Stream.concat(rep == null ? Stream.empty() : people.above(rep).stream(), people.above(owner).stream())
                .filter(Employee::active)
                .map(Employee::userId)
                .filter(m -> !m.equals(owner) && !m.equals(rep))
                .findFirst()
                .orElseGet(() -> anyOf(
                        owner,
                        rep,
                        Roles.SALES_MANAGER,
                        Roles.SALES_DIRECTOR,
                        Roles.SALES_VP,
                        Roles.CUSTOMER_SUCCESS,
                        Roles.CAMUNDA_ADMIN));
    }

    private String helper(@Nullable String rep) {
        Set<String> never = rep == null ? Set.of() : Set.of(rep);
        Optional<String> near = rep == null
                ? Optional.empty()
                : chart.holderOf(Roles.CUSTOMER_SUCCESS, rep)
                        .map(Employee::userId)
                        .flatMap(h -> present(h, never));
        return near.orElseGet(() -> anyOf(
                rep,
                rep,
                Roles.CUSTOMER_SUCCESS,
                Roles.SALES_MANAGER,
                Roles.SALES_DIRECTOR,
                Roles.SALES_VP,
                Roles.CAMUNDA_ADMIN));
    }

    private Optional<String> present(String person, Set<String> never) {
        return chart.standIn(person, never, LocalDate.now(clock)).who().map(Employee::userId);
    }

    private String anyOf(@Nullable String not, @Nullable String norThis, String... roles) {
        return Stream.of(roles)
                .flatMap(role -> people.withRole(role).stream())
                .map(Employee::userId)
                .filter(u -> !u.equals(not) && !u.equals(norThis))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is nobody who could follow up"));
    }

    private Answer answer(String number) {
        return rows.answerTo(number).orElseThrow(() -> new IllegalStateException("%s has no answer".formatted(number)));
    }

    private Optional<Contact> contact(Survey survey) {
        return Optional.ofNullable(survey.contactId()).flatMap(contacts::find);
    }
}
