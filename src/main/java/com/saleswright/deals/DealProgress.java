package com.saleswright.deals;

import com.saleswright.approvals.ApprovalRequest;
import com.saleswright.approvals.Condition;
import com.saleswright.approvals.Requirement;
import com.saleswright.deals.QuoteRejected.Problem;
import com.saleswright.deals.Snapshots.Cause;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves a quote along as its approval proceeds: what the case tells the quote. It starts and ends no case itself;
 * {@link Deals} does.
 *
 * <p>Every method throws {@link WrongQuoteStatus} when the quote's state does not allow it, and {@link NoSuchQuote}.
 */
@Component
@Transactional
public class DealProgress {

    /** Name of the condition, and of the figure, that limits the largest discount of a line. */
    public static final String MAX_DISCOUNT = "maxLineDiscount";

    /** Name of the condition, and of the figure, that asks for a prepayment. */
    public static final String PREPAYMENT = "prepaymentPercent";

    private static final String SYSTEM = "system";

    private final QuoteStore quotes;
    private final QuoteCheck check;
    private final QuoteAccess access;
    private final Assessor assessor;
    private final Snapshots snapshots;
    private final Timeline timeline;
    private final Money money;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DealProgress(
            QuoteStore quotes,
            QuoteCheck check,
            QuoteAccess access,
            Assessor assessor,
            Snapshots snapshots,
            Timeline timeline,
            Money money,
            ApplicationEventPublisher events,
            Clock clock) {
        this.quotes = quotes;
        this.check = check;
        this.access = access;
        this.assessor = assessor;
        this.snapshots = snapshots;
        this.timeline = timeline;
        this.money = money;
        this.events = events;
        this.clock = clock;
    }

    /** The quote. */
    @Transactional(readOnly = true)
    public Quote get(String number) {
        return quotes.get(number);
    }

    /** The facts that the deal policy decides on. */
    @Transactional(readOnly = true)
    public Assessment assess(String number) {
        return assessor.assess(quotes.get(number));
    }

    /** What the approvers are asked, given what the deal policy requires. */
    @Transactional(readOnly = true)
    public ApprovalRequest planApproval(String number, List<Requirement> requirements) {
        return request(quotes.get(number), requirements);
    }

    ApprovalRequest request(Quote quote, List<Requirement> requirements) {
        String hash = quote.snapshotHash();
        return new ApprovalRequest(
                quote.number(),
                "%s, %s".formatted(quote.customerName(), money.format(quote.amount())),
                quote.owner(),
                requirements,
                assessor.figures(assessor.assess(quote)),
                hash == null ? "" : hash);
    }

    /**
     * Locks the quote and keeps a snapshot, at the start of its case and when the rep submits again.
     *
     * @throws NotAllowed unless the user owns it
     * @throws QuoteRejected when something is missing
     */
    public Quote lock(String number, String user) {
        Quote quote = quotes.get(number);
        access.requireOwner(quote, user);
        List<Problem> missing = check.missing(quote.content(), false);
        if (!missing.isEmpty()) {
            throw new QuoteRejected(missing);
        }
        String hash = Snapshots.hash(number, quote.content());
        Quote submitted = quotes.move(quote.submitted(hash, clock.instant()));
        snapshots.keep(number, submitted.round(), Cause.SUBMITTED, hash, submitted.content(), user);
        timeline.note(
                number,
                user,
                "submitted",
                submitted.round() == 1 ? "Submitted for approval" : "Submitted again, round " + submitted.round());
        return submitted;
    }

    /** {@link #lock} for a quote that was sent back or has conditions; ends the rep's step. */
    public Quote resubmit(String number, String user) {
        return lock(number, user);
    }

    /** Sent back to the rep, with what the approvers ask. Who asks for what is in the story of the approval. */
    public void sendBack(String number, String request) {
        quotes.move(quotes.get(number).sentBack(request, clock.instant()));
    }

    /** The rep would rather revise the quote than accept the conditions. */
    public void revise(String number) {
        Quote quote = quotes.move(
                quotes.get(number).sentBack("The conditions are not accepted; the quote is revised.", clock.instant()));
        timeline.note(number, quote.owner(), "revised", "Did not accept the conditions, but revises the quote");
    }

    /**
     * Approved if the rep accepts these conditions. The strictest of each kind counts. Who demands what is in the story
     * of the approval.
     */
    public void offerConditions(String number, List<Condition> conditions) {
        quotes.move(quotes.get(number).offered(toConditions(conditions), clock.instant()));
    }

    /**
     * Builds the conditions into the quote and locks it; what is left to do is {@link #approve}.
     *
     * @throws NotAllowed unless the user owns it, or when its content is no longer what the approvers saw
     */
    public Quote acceptConditions(String number, String by) {
        Quote quote = quotes.get(number);
        access.requireOwner(quote, by);
        requireUnchanged(quote);
        QuoteContent content = quote.contentUnderConditions();
        String hash = Snapshots.hash(number, content);
        Quote accepted = quotes.save(quote.accepted(content, hash, clock.instant()));
        if (!hash.equals(quote.snapshotHash())) {
            snapshots.keep(number, accepted.round(), Cause.CONDITIONS, hash, content, by);
        }
        timeline.note(
                number, by, "accepted", "Accepted the conditions; the amount is " + money.format(accepted.amount()));
        return accepted;
    }

    /**
     * Approved: valid until its date, and signing can start. Publishes {@link DealApproved}.
     *
     * @throws NotAllowed when the content is not the one that was submitted or accepted
     */
    public Quote approve(String number) {
        Quote quote = quotes.get(number);
        requireUnchanged(quote);
        Quote approved = quotes.move(quote.approved(clock.instant()));
        timeline.note(number, SYSTEM, "approved", "Approved; valid until " + approved.validUntil());
        events.publishEvent(new DealApproved(
                number,
                approved.customerId(),
                approved.owner(),
                approved.amount(),
                String.valueOf(approved.snapshotHash()),
                approved.content()));
        return approved;
    }

    /** Refused. The rep can take it up again as a draft. */
    public void reject(String number, String by) {
        move(number, QuoteStatus.REJECTED, "it cannot be rejected", by, "rejected", "Rejected");
    }

    /** Nobody decided or answered in time. The rep can take it up again as a draft. */
    public void lapse(String number) {
        move(
                number,
                QuoteStatus.LAPSED,
                "it cannot lapse",
                SYSTEM,
                "lapsed",
                "Lapsed: no decision or answer came in time");
    }

    /** A draft again, because the rep wants it back. */
    public void recalled(String number, String by, String reason) {
        Quote quote = quotes.get(number);
        if (!quote.status().running()) {
            throw new WrongQuoteStatus(number, quote.status(), "it cannot be recalled");
        }
        move(number, QuoteStatus.DRAFT, "it cannot be recalled", by, "recalled", "Recalled: " + reason);
    }

    /** The deal is lost. Publishes {@link DealLost}. */
    public void lost(String number, String by, String reason) {
        move(number, QuoteStatus.LOST, "it cannot be lost", by, "lost", "Deal lost: " + reason);
        events.publishEvent(new DealLost(number, by, reason));
    }

    /** What was approved is not what would be signed: an approved quote becomes a draft again. */
    @EventListener
    void on(ApprovalOutdated event) {
        if (quotes.get(event.number()).status() == QuoteStatus.APPROVED) {
            move(
                    event.number(),
                    QuoteStatus.DRAFT,
                    "it cannot be taken back",
                    event.by(),
                    "takenBack",
                    "Taken back for a new approval: " + event.reason());
        }
    }

    /** Marks an approved quote whose date has passed; false when it is no longer approved or still valid. */
    public boolean expire(String number) {
        Quote quote = quotes.get(number);
        if (quote.status() != QuoteStatus.APPROVED || !quote.validUntil().isBefore(today())) {
            return false;
        }
        move(number, QuoteStatus.EXPIRED, "it cannot expire", SYSTEM, "expired", "Expired: its date has passed");
        return true;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private void move(String number, QuoteStatus next, String otherwise, String by, String kind, String text) {
        quotes.move(quotes.get(number).moved(next, otherwise, clock.instant()));
        timeline.note(number, by, kind, text);
    }

    private static void requireUnchanged(Quote quote) {
        if (!Snapshots.hash(quote.number(), quote.content()).equals(quote.snapshotHash())) {
            throw new NotAllowed("%s is no longer what the approvers saw: submit it again".formatted(quote.number()));
        }
    }

    private static Conditions toConditions(List<Condition> conditions) {
        Conditions all = new Conditions(null, null, null);
        for (Condition condition : conditions) {
            all = all.and(
                    switch (condition.name()) {
                        case MAX_DISCOUNT -> new Conditions(new BigDecimal(condition.value()), null, null);
                        case PREPAYMENT ->
                            new Conditions(null, new BigDecimal(condition.value()).intValueExact(), null);
                        default -> new Conditions(null, null, condition.label() + ": " + condition.value());
                    });
        }
        return all;
    }
}
