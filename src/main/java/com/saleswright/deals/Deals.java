package com.saleswright.deals;

import com.saleswright.approvals.ApprovalPlan;
import com.saleswright.approvals.Approvals;
import com.saleswright.approvals.ChainView;
import com.saleswright.approvals.Requirement;
import com.saleswright.deals.QuoteRejected.Problem;
import com.saleswright.engine.BusinessNumbers;
import com.saleswright.engine.RetriesConflicts;
import com.saleswright.opportunities.OpportunityLost;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with quotes.
 *
 * <p>Every method throws {@link NoSuchQuote} when there is no quote of the number or the user may not see it, {@link
 * NotAllowed} when it is not theirs to change, and {@link WrongQuoteStatus} when its state does not allow it.
 */
@Component
@Transactional
public class Deals {

    /** What business keys of deals begin with. */
    public static final String PREFIX = "DEAL";

    private final QuoteStore quotes;
    private final QuoteCheck check;
    private final QuoteAccess access;
    private final Assessor assessor;
    private final DealProgress progress;
    private final DealPolicy policy;
    private final DealApproval approval;
    private final Approvals approvals;
    private final Snapshots snapshots;
    private final Changes changes;
    private final Timeline timeline;
    private final Attachments attachments;
    private final BusinessNumbers numbers;
    private final Clock clock;

    Deals(
            QuoteStore quotes,
            QuoteCheck check,
            QuoteAccess access,
            Assessor assessor,
            DealProgress progress,
            DealPolicy policy,
            DealApproval approval,
            Approvals approvals,
            Snapshots snapshots,
            Changes changes,
            Timeline timeline,
            Attachments attachments,
            BusinessNumbers numbers,
            Clock clock) {
        this.quotes = quotes;
        this.check = check;
        this.access = access;
        this.assessor = assessor;
        this.progress = progress;
        this.policy = policy;
        this.approval = approval;
        this.approvals = approvals;
        this.snapshots = snapshots;
        this.changes = changes;
        this.timeline = timeline;
        this.attachments = attachments;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * A new draft, owned by the user.
     *
     * @throws QuoteRejected with every field that breaks a rule
     * @throws NotAllowed for a user who does not sell
     */
    public Quote draft(QuoteDraft draft, String user) {
        requireSeller(user);
        QuoteContent content = check.complete(draft, Set.of()).orReject();
        Quote quote = quotes.save(Quote.draft(numbers.next(PREFIX), user, content, clock.instant()));
        timeline.note(quote.number(), user, "created", "Draft created");
        return quote;
    }

    /**
     * Changes the content of a draft or of a quote that was sent back. List prices become those of today.
     *
     * @param version the version that the user saw; null: whatever is there
     * @throws QuoteRejected with every field that breaks a rule
     * @throws OptimisticLockingFailureException when the quote is of another version
     */
    public Quote change(String number, QuoteDraft draft, @Nullable Integer version, String user) {
        Quote quote = own(number, user);
        if (version != null && version != quote.version()) {
            throw new OptimisticLockingFailureException("%s was changed meanwhile".formatted(number));
        }
        QuoteContent content = check.complete(draft, productsOf(quote)).orReject();
        if (content.equals(quote.content())) {
            return quote;
        }
        Quote changed = quotes.save(quote.changed(content, clock.instant()));
        if (quote.status() != QuoteStatus.DRAFT) {
            String what = changes.between(quote.content(), content).stream()
                    .map(Change::what)
                    .distinct()
                    .collect(Collectors.joining(", "));
            timeline.note(number, user, "changed", "Changed: " + what);
        }
        return changed;
    }

    /** Throws away a draft that was never submitted. */
    public void delete(String number, String user) {
        Quote quote = own(number, user);
        if (quote.status() != QuoteStatus.DRAFT || quote.round() > 0) {
            throw new WrongQuoteStatus(number, quote.status(), "only a draft that was never submitted can be deleted");
        }
        attachments.forget(number);
        timeline.forget(number);
        quotes.delete(quote);
    }

    @Transactional(readOnly = true)
    public Quote get(String number, String user) {
        return visible(number, user);
    }

    /** What would happen if it were submitted now. */
    @Transactional(readOnly = true)
    public Preview preview(String number, String user) {
        return preview(visible(number, user));
    }

    /** What is wrong with what was entered, and what it would lead to if nothing is. Stores nothing. */
    @Transactional(readOnly = true)
    public Calculation calculate(QuoteDraft draft, @Nullable String number, String user) {
        Quote stored = number == null ? null : own(number, user);
        QuoteCheck.Result result = check.complete(draft, stored == null ? Set.of() : productsOf(stored));
        QuoteContent content = result.content();
        Optional<Preview> preview = Optional.empty();
        if (content != null && !content.lines().isEmpty()) {
            Instant now = clock.instant();
            preview = Optional.of(
                    preview(stored == null ? Quote.draft("", user, content, now) : stored.showing(content)));
        }
        return new Calculation(result.lines(), result.problems(), preview.orElse(null));
    }

    /**
     * Submits a draft, or what was sent back, for approval.
     *
     * @throws QuoteRejected with what is missing
     */
    @RetriesConflicts
    public Quote submit(String number, String user) {
        Quote quote = own(number, user);
        boolean someoneIsAsked = policy.decide(assessor.assess(quote)).stream()
                .anyMatch(r -> !r.role().equals(Requirement.AUTOMATIC));
        List<Problem> missing = check.missing(quote.content(), someoneIsAsked);
        if (!missing.isEmpty()) {
            throw new QuoteRejected(missing);
        }
        if (quote.status() == QuoteStatus.REWORK || quote.status() == QuoteStatus.CONDITIONS) {
            approval.completeRework(number, user);
        } else {
            approval.start(progress.lock(number, user));
        }
        return quotes.get(number);
    }

    /** Accepts the approvers' conditions: they become part of the quote. */
    @RetriesConflicts
    public Quote acceptConditions(String number, String user) {
        Quote quote = own(number, user);
        if (quote.status() != QuoteStatus.CONDITIONS) {
            throw new WrongQuoteStatus(number, quote.status(), "there are no conditions to accept");
        }
        approval.acceptConditions(number, user);
        return quotes.get(number);
    }

    /**
     * Takes a quote back out of approval; it is a draft again.
     *
     * @throws QuoteRejected without a reason
     */
    @RetriesConflicts
    public Quote recall(String number, String user, String reason) {
        Quote quote = own(number, user);
        if (!quote.status().running()) {
            throw new WrongQuoteStatus(number, quote.status(), "there is no approval to recall it from");
        }
        approval.recall(number, user, requireReason(reason));
        return quotes.get(number);
    }

    /**
     * The deal is lost: whatever approval runs is ended.
     *
     * @throws QuoteRejected without a reason
     */
    @RetriesConflicts
    public Quote lose(String number, String user, String reason) {
        lose(own(number, user), user, requireReason(reason));
        return quotes.get(number);
    }

    /** A rejected, lapsed or expired quote becomes a draft again. */
    @RetriesConflicts
    public Quote reopen(String number, String user) {
        Quote quote = own(number, user);
        if (!quote.status().reopenable()) {
            throw new WrongQuoteStatus(number, quote.status(), "it cannot be taken up again");
        }
        timeline.note(number, user, "reopened", "Taken up again as a draft");
        return quotes.move(quote.moved(QuoteStatus.DRAFT, "it cannot be taken up again", clock.instant()));
    }

    /** What happened, oldest first. */
    @Transactional(readOnly = true)
    public List<DealEvent> timeline(String number, String user) {
        return timeline.of(visible(number, user).number());
    }

    /** The versions that were submitted, oldest first, each with what it changed. */
    @Transactional(readOnly = true)
    public List<Round> rounds(String number, String user) {
        visible(number, user);
        List<Round> rounds = new ArrayList<>();
        QuoteContent before = null;
        for (Snapshots.Snapshot s : snapshots.of(number)) {
            rounds.add(new Round(
                    s.round(),
                    s.cause() == Snapshots.Cause.CONDITIONS,
                    s.at(),
                    s.by(),
                    s.content(),
                    s.hash(),
                    before == null ? List.of() : changes.between(before, s.content())));
            before = s.content();
        }
        return rounds;
    }

    /** The rounds of approval, oldest first. */
    @Transactional(readOnly = true)
    public List<ChainView> approvals(String number, String user) {
        visible(number, user);
        return approvals.history(number);
    }

    /** Whether this person may have quotes of their own. */
    @Transactional(readOnly = true)
    public boolean maySell(String user) {
        return access.maySell(user);
    }

    /** Quotes of an opportunity that was lost are lost with it. */
    @EventListener
    void on(OpportunityLost event) {
        quotes.ofOpportunity(event.opportunityId()).stream()
                .filter(q -> q.status() != QuoteStatus.LOST)
                .forEach(q -> lose(q, event.by(), event.reason()));
    }

    private void lose(Quote quote, String by, String reason) {
        if (quote.status().running()) {
            approval.lost(quote.number(), by, reason);
        } else {
            progress.lost(quote.number(), by, reason);
        }
    }

    private Preview preview(Quote quote) {
        Assessment facts = assessor.assess(quote);
        List<Requirement> requirements = policy.decide(facts);
        ApprovalPlan plan = approvals.preview(progress.request(quote, requirements));
        return new Preview(
                facts, assessor.figures(facts), requirements, plan, check.missing(quote.content(), !plan.asksNobody()));
    }

    private Quote visible(String number, String user) {
        return quotes.find(number).filter(q -> access.mayRead(q, user)).orElseThrow(() -> new NoSuchQuote(number));
    }

    private Quote own(String number, String user) {
        Quote quote = visible(number, user);
        access.requireOwner(quote, user);
        return quote;
    }

    private void requireSeller(String user) {
        if (!access.maySell(user)) {
            throw new NotAllowed("Only sales people make quotes");
        }
    }

    private static Set<Long> productsOf(Quote quote) {
        return quote.lines().stream().map(QuoteLine::productId).collect(Collectors.toSet());
    }

    private static String requireReason(String reason) {
        String text = reason.strip();
        if (text.isEmpty() || text.length() > 2000) {
            throw new QuoteRejected(List.of(new Problem("reason", "", "Give a reason, in 2,000 characters at most.")));
        }
        return text;
    }
}
