package com.saleswright.surveys;

import com.saleswright.contracts.ContractActive;
import com.saleswright.customers.Customers;
import com.saleswright.engine.BusinessNumbers;
import com.saleswright.mail.MailBounced;
import com.saleswright.opportunities.Opportunities;
import com.saleswright.opportunities.Opportunity;
import com.saleswright.opportunities.OpportunityLost;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts surveys, and tells what customers think. */
@Component
@Transactional
public class Surveys {

    /** What business keys of surveys begin with. */
    public static final String PREFIX = "SURV";

    private static final Pattern MAIL_TO_CUSTOMER = Pattern.compile("(" + PREFIX + "-\\d+-\\d+)/[^/]+");
    private static final Duration AFTER_LOSS = Duration.ofDays(7);
    private static final Duration AFTER_CONTRACT = Duration.ofDays(14);
    private static final Duration AFTER_CASE = Duration.ofDays(1);
    /** Imported losses of long ago are history. */
    private static final int FRESH_DAYS = 30;
    /** Fewer answers say more about who answered than about the person. */
    private static final int ENOUGH_ANSWERS = 5;

    private static final int SHOWN = 10;
    private static final Set<String> STARTERS =
            Set.of(Roles.CUSTOMER_SUCCESS, Roles.SALES_MANAGER, Roles.SALES_DIRECTOR, Roles.SALES_VP);

    private final SurveyRows rows;
    private final SatisfactionSurveyProcess process;
    private final Inbound inbound;
    private final Customers customers;
    private final Opportunities opportunities;
    private final People people;
    private final BusinessNumbers numbers;
    private final Clock clock;

    Surveys(
            SurveyRows rows,
            SatisfactionSurveyProcess process,
            Inbound inbound,
            Customers customers,
            Opportunities opportunities,
            People people,
            BusinessNumbers numbers,
            Clock clock) {
        this.rows = rows;
        this.process = process;
        this.inbound = inbound;
        this.customers = customers;
        this.opportunities = opportunities;
        this.people = people;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * Asks a customer now, by hand. Whoever sold to them last is rated.
     *
     * @throws SurveyRefused for who may not, above all the rated sales person
     */
    public String startByHand(long customerId, String user) {
        customers.get(customerId);
        String rep = lastSeller(customerId).orElse(null);
        if (!mayStart(user, rep)) {
            throw new SurveyRefused("Customer success and sales managers ask customers, and never who is rated");
        }
        return begin(plan(customerId, Trigger.BY_HAND, null, null, rep), null);
    }

    /** Asks 14 days after a contract became active. */
    public String startAfterContract(
            long customerId, @Nullable String quote, @Nullable String product, @Nullable String rep) {
        return begin(
                plan(customerId, Trigger.CONTRACT, quote, product, rep),
                clock.instant().plus(AFTER_CONTRACT));
    }

    @EventListener
    void on(ContractActive event) {
        startAfterContract(event.customerId(), event.quote(), null, event.owner());
    }

    /** Asks one day after a case was closed. */
    public String startAfterCase(long customerId, @Nullable String product, @Nullable String rep) {
        return begin(
                plan(customerId, Trigger.CASE, null, product, rep),
                clock.instant().plus(AFTER_CASE));
    }

    /** The mail of a survey has come back. */
    public void bounced(String number) {
        Survey survey = rows.get(number);
        if (rows.move(survey.number(), SurveyStatus.SENT, SurveyStatus.BOUNCED)) {
            inbound.receive(number, SatisfactionSurveyProcess.BOUNCED);
        }
    }

    /** Mails to the customer have two parts in their key; those to staff name the person as well. */
    @EventListener
    void on(MailBounced event) {
        Matcher key = MAIL_TO_CUSTOMER.matcher(event.messageKey());
        if (key.matches()) {
            bounced(key.group(1));
        }
    }

    /**
     * Ends a survey or what follows from it.
     *
     * @throws SurveyRefused without a reason, when nothing runs any more, or for who may not
     */
    public void cancel(String number, String user, String reason) {
        Survey survey = rows.get(number);
        if (!mayStart(user, survey.rep())) {
            throw new SurveyRefused("Customer success and sales managers cancel surveys, and never who is rated");
        }
        String why = reason.strip();
        if (why.isEmpty() || why.length() > 2000) {
            throw new SurveyRefused("Give a reason, in 2,000 characters at most");
        }
        if (!process.cancel(number, user, why)) {
            throw new SurveyRefused("Nothing of it runs any more");
        }
    }

    @Transactional(readOnly = true)
    public boolean mayStart(long customerId, String user) {
        return mayStart(user, lastSeller(customerId).orElse(null));
    }

    @Transactional(readOnly = true)
    public Survey get(String number) {
        return rows.get(number);
    }

    /** The latest surveys of a customer, newest first. */
    @Transactional(readOnly = true)
    public List<Survey> ofCustomer(long customerId) {
        return rows.ofCustomer(customerId, SHOWN);
    }

    /** How likely the customer recommends us, by the latest answer; hidden from whoever it rates, and from other roles. */
    @Transactional(readOnly = true)
    public Optional<Answer> lastAnswer(long customerId, String viewer) {
        return rows.lastAnswer(customerId)
                .filter(a -> mayStart(viewer, rows.get(a.survey()).rep()));
    }

    /** Mean satisfaction with a sales person, from 1 to 5; empty with fewer than five answers. */
    @Transactional(readOnly = true)
    public OptionalDouble satisfactionWith(String rep) {
        List<Integer> ratings = rows.ratings(rep);
        return ratings.size() < ENOUGH_ANSWERS
                ? OptionalDouble.empty()
                : ratings.stream().mapToInt(Integer::intValue).average();
    }

    @EventListener
    void on(OpportunityLost event) {
        Long customer = event.customerId();
        if (customer == null) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate closed = Objects.requireNonNullElse(
                opportunities.get(event.opportunityId()).closedOn(), today);
        if (!closed.isBefore(today.minusDays(FRESH_DAYS))) {
            Instant sendAt = clock.instant().plus(AFTER_LOSS);
            begin(plan(customer, Trigger.DEAL_LOST, null, null, event.owner()), sendAt);
        }
    }

    /** The survey of a customer of a campaign; nothing comes of it before {@link #begin(Survey)}. */
    Survey planned(Campaign campaign, CampaignRows.Next customer) {
        return plan(
                customer.customerId(),
                campaign.quarter() == null ? Trigger.CAMPAIGN : Trigger.QUARTER,
                campaign.number(),
                null,
                customer.product(),
                customer.rep());
    }

    void begin(Survey survey) {
        begin(survey, null);
    }

    private Survey plan(
            long customerId, Trigger trigger, @Nullable String quote, @Nullable String product, @Nullable String rep) {
        return plan(customerId, trigger, null, quote, product, rep);
    }

    private Survey plan(
            long customerId,
            Trigger trigger,
            @Nullable String campaign,
            @Nullable String quote,
            @Nullable String product,
            @Nullable String rep) {
        // Who sold it may be nobody that we know: old opportunities name people of other systems.
        Optional<Employee> seller = rep == null ? Optional.empty() : people.find(rep);
        Survey survey = new Survey(
                numbers.next(PREFIX),
                customerId,
                null,
                trigger,
                campaign,
                customers.get(customerId).customerClass(),
                quote,
                product,
                seller.map(Employee::office).orElse(null),
                seller.map(Employee::userId).orElse(null),
                SurveyStatus.PLANNED,
                clock.instant(),
                null,
                null,
                null);
        rows.add(survey);
        return survey;
    }

    /** @param sendAt null: now */
    private String begin(Survey survey, @Nullable Instant sendAt) {
        process.start(survey.number(), sendAt);
        return survey.number();
    }

    private boolean mayStart(String user, @Nullable String rep) {
        return !user.equals(rep)
                && people.find(user)
                        .filter(Employee::active)
                        .filter(e -> STARTERS.stream().anyMatch(e::has))
                        .isPresent();
    }

    private Optional<String> lastSeller(long customerId) {
        return opportunities.search(new Opportunities.Filter(null, null, customerId, null), 0, 1).stream()
                .findFirst()
                .map(Opportunity::owner);
    }
}
