package com.saleswright.surveys;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.engine.BusinessNumbers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans campaigns, and starts, pauses and stops them. {@link CampaignRounds} asks the customers, little by little.
 *
 * <p>A campaign is a rule, never a list of names: nobody picks customers or leaves them out. Who is rated by one of its
 * customers can plan a campaign but not start it.
 */
@Component
@Transactional
public class Campaigns {

    private static final String PREFIX = "CAMP";

    private final CampaignRows rows;
    private final Audiences audiences;
    private final Customers customers;
    private final BusinessNumbers numbers;
    private final Clock clock;

    Campaigns(CampaignRows rows, Audiences audiences, Customers customers, BusinessNumbers numbers, Clock clock) {
        this.rows = rows;
        this.audiences = audiences;
        this.customers = customers;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * Who would be asked now, and who would not.
     *
     * @param out how many are left out for each reason
     * @param rated whether the viewer sold to one of them and cannot start it
     */
    public record Preview(List<Candidate> candidates, int in, Map<String, Integer> out, boolean rated) {}

    /**
     * How far a campaign is.
     *
     * @param states how many customers are of each state: WAITING, FAILED, or the status of their survey
     * @param skipped how many were not asked for each reason
     */
    public record Progress(Map<String, Integer> states, Map<String, Integer> skipped) {

        public int total() {
            return states.values().stream().mapToInt(Integer::intValue).sum();
        }

        public int of(String state) {
            return states.getOrDefault(state, 0);
        }

        /** Whose turn has been, whatever came of it. */
        public int done() {
            return total() - of(CampaignRows.WAITING);
        }

        /** Whoever got a mail, as far as we know. */
        public int invited() {
            return of("SENT") + of("ANSWERED") + of("OPTED_OUT") + of("EXPIRED");
        }

        /** Answers per hundred of whoever got a mail. */
        public long responsePercent() {
            return invited() == 0 ? 0 : Math.round(100.0 * of("ANSWERED") / invited());
        }
    }

    /** @return the number of the draft */
    public String draft(String name, Audience audience, String user) {
        return add(name, null, audience, user);
    }

    /** @throws SurveyRefused when it was started meanwhile */
    public void change(String number, String name, Audience audience) {
        get(number);
        draftOnly(rows.change(number, name, audience));
    }

    /** @throws SurveyRefused when it was started meanwhile */
    public void delete(String number) {
        get(number);
        draftOnly(rows.delete(number));
    }

    /** @throws NoSuchElementException when there is none of this number */
    @Transactional(readOnly = true)
    public Campaign get(String number) {
        return rows.find(number).orElseThrow(() -> new NoSuchElementException("There is no campaign " + number));
    }

    /** Newest first. @param page from 0 */
    @Transactional(readOnly = true)
    public Page<Campaign> list(int page, int size) {
        return new PageImpl<>(rows.list(page * size, size), PageRequest.of(page, size), rows.count());
    }

    @Transactional(readOnly = true)
    public Preview preview(String number, String user) {
        List<Candidate> candidates = audiences.find(get(number).audience());
        Map<String, Integer> out = new LinkedHashMap<>();
        candidates.stream().filter(c -> !c.eligible()).forEach(c -> out.merge(c.state(), 1, Integer::sum));
        int in = (int) candidates.stream().filter(Candidate::eligible).count();
        return new Preview(candidates, in, out, rates(candidates, user));
    }

    @Transactional(readOnly = true)
    public Progress progress(String number) {
        return new Progress(rows.states(number), rows.skipped(number));
    }

    /**
     * Customers of a campaign that was started, in the order in which they are asked.
     *
     * @param state empty for any
     * @param page from 0
     */
    @Transactional(readOnly = true)
    public Page<Candidate> customers(String number, String state, int page, int size) {
        List<CampaignRows.Member> members = rows.members(number, state, page * size, size);
        Map<Long, Customer> known = customers.findAll(
                members.stream().map(CampaignRows.Member::customerId).toList());
        Map<String, Integer> states = rows.states(number);
        long total = state.isEmpty() ? new Progress(states, Map.of()).total() : states.getOrDefault(state, 0);
        return new PageImpl<>(
                members.stream()
                        .map(m -> member(m, Objects.requireNonNull(known.get(m.customerId()))))
                        .toList(),
                PageRequest.of(page, size),
                total);
    }

    /**
     * Begins to ask.
     *
     * @return how many customers it has, those included whom the eligibility table will leave out
     * @throws SurveyRefused when it was started before, nobody fits, or the user sold to one of the customers
     */
    public int start(String number, String user) {
        List<Candidate> candidates = audiences.find(get(number).audience());
        if (candidates.isEmpty()) {
            throw new SurveyRefused("No customer fits. Choose a wider audience");
        }
        if (rates(candidates, user)) {
            throw new SurveyRefused(
                    "You sold to some of these customers, who will rate you: ask somebody else to start it");
        }
        draftOnly(rows.start(number, user, clock.instant()));
        rows.fill(number, candidates);
        return candidates.size();
    }

    /** Asks nobody else until it goes on. Who was asked can still answer. */
    public void pause(String number) {
        moved(number, CampaignStatus.RUNNING, CampaignStatus.PAUSED, "It does not run");
    }

    public void resume(String number) {
        moved(number, CampaignStatus.PAUSED, CampaignStatus.RUNNING, "It is not paused");
    }

    /** Asks nobody else for good. Who was asked can still answer. */
    public void stop(String number) {
        get(number);
        rows.stop(number, clock.instant());
    }

    /** Everybody has had their turn. A pause or stop of the same moment stands. */
    void complete(String number) {
        if (rows.next(number, 1).isEmpty()) {
            rows.complete(number, clock.instant());
        }
    }

    /** Asks those again whose survey could not be begun. */
    public void retry(String number) {
        get(number);
        if (rows.forgetProblems(number) > 0) {
            rows.move(number, CampaignStatus.COMPLETED, CampaignStatus.RUNNING);
        }
    }

    /** Whether customers are asked every quarter, and who switched it on. */
    @Transactional(readOnly = true)
    public Optional<String> quarterlyBy() {
        return rows.quarterly().map(CampaignRows.Quarterly::by);
    }

    /** From the next quarter on, every customer who bought within a year is asked once a quarter. */
    public void quarterly(boolean on, String user) {
        if (!on) {
            rows.quarterlyOff();
        } else if (rows.quarterly().isEmpty()) {
            rows.quarterlyOn(user, clock.instant());
        }
    }

    /** Starts the round of this quarter, unless it was, or it was switched on in this quarter. */
    Optional<String> quarterlyRound() {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        LocalDate begin = today.with(IsoFields.DAY_OF_QUARTER, 1);
        String quarter = "%d-Q%d".formatted(today.getYear(), today.get(IsoFields.QUARTER_OF_YEAR));
        Instant beginning = begin.atStartOfDay(ZoneOffset.UTC).toInstant();
        return rows.quarterly()
                .filter(q -> q.since().isBefore(beginning))
                .filter(q -> !rows.hasQuarter(quarter))
                .map(q -> {
                    Audience audience = new Audience(null, null, null, begin.minusYears(1), null);
                    String number = add("Quarterly round " + quarter, quarter, audience, q.by());
                    rows.start(number, q.by(), clock.instant());
                    rows.fill(number, audiences.find(audience));
                    return number;
                });
    }

    private String add(String name, @Nullable String quarter, Audience audience, String user) {
        String number = numbers.next(PREFIX);
        rows.add(new Campaign(
                number, name, quarter, audience, CampaignStatus.DRAFT, user, clock.instant(), null, null, null));
        return number;
    }

    private void moved(String number, CampaignStatus from, CampaignStatus to, String otherwise) {
        get(number);
        if (!rows.move(number, from, to)) {
            throw new SurveyRefused(otherwise);
        }
    }

    private static boolean rates(List<Candidate> candidates, String user) {
        return candidates.stream().anyMatch(c -> c.rep().equals(user));
    }

    private static void draftOnly(boolean wasDraft) {
        if (!wasDraft) {
            throw new SurveyRefused("It was started meanwhile");
        }
    }

    private static Candidate member(CampaignRows.Member member, Customer customer) {
        String state = member.state().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Candidate(
                member.customerId(),
                customer.name(),
                customer.customerClass(),
                member.product(),
                member.rep(),
                member.reason() == null ? state : state + ": " + member.reason(),
                member.survey());
    }
}
