package com.saleswright.deals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What is offered to a customer, and where its approval stands.
 *
 * @param number business key, for example {@code DEAL-2026-0042}
 * @param customerName as it was when the quote was last saved
 * @param owner user id of the rep
 * @param reason why the customer should get these prices and terms; must be there when a rule asks for an approver
 * @param validUntil last day of the offer
 * @param round how often it was submitted; 0 while it never was
 * @param snapshotHash SHA-256 of the content that was submitted or accepted; null while it never was
 * @param asked what the approvers ask of the rep, in words; null when nothing
 * @param conditions what the approvers ask of the rep, in figures; null when nothing
 * @param amount sum of the lines, 2 digits; always computed from the lines
 * @param version for optimistic locking; 0 while it is not stored
 */
public record Quote(
        @Id String number,
        long customerId,
        String customerName,
        @Nullable String opportunityId,
        String owner,
        String title,
        List<QuoteLine> lines,
        @Embedded.Empty Terms terms,
        @Nullable String competitor,
        @Nullable String reason,
        LocalDate validUntil,
        QuoteStatus status,
        int round,
        @Nullable String snapshotHash,
        @Nullable String asked,
        @Embedded.Nullable(prefix = "condition_") @Nullable Conditions conditions,
        BigDecimal amount,
        Instant createdAt,
        Instant changedAt,
        @Version int version) {

    public Quote {
        lines = List.copyOf(lines);
        amount = lines.stream().map(QuoteLine::netTotal).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** A new draft, not yet stored. */
    static Quote draft(String number, String owner, QuoteContent content, Instant now) {
        return new Quote(
                number,
                content.customerId(),
                content.customerName(),
                content.opportunityId(),
                owner,
                content.title(),
                content.lines(),
                content.terms(),
                content.competitor(),
                content.reason(),
                content.validUntil(),
                QuoteStatus.DRAFT,
                0,
                null,
                null,
                null,
                BigDecimal.ZERO,
                now,
                now,
                0);
    }

    /** What is offered, without where it stands. */
    public QuoteContent content() {
        return new QuoteContent(
                customerId, customerName, opportunityId, title, lines, terms, competitor, reason, validUntil);
    }

    /** The sum of the lines without discount: exact, 2 digits. */
    public BigDecimal listTotal() {
        return lines.stream().map(QuoteLine::listTotal).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** The discount of the line with the largest one, in percent; see {@link QuoteLine#discountPercent()}. */
    public BigDecimal maxLineDiscount() {
        return lines.stream().map(QuoteLine::discountPercent).reduce(Percent.ZERO, BigDecimal::max);
    }

    /**
     * Percent of the amount that is left after the cost of all lines, rounded down to six digits, so that rounding
     * never lifts a margin over a limit; null when a cost is unknown or the amount is 0.
     */
    public @Nullable BigDecimal marginPercent() {
        if (amount.signum() == 0) {
            return null;
        }
        BigDecimal cost = BigDecimal.ZERO;
        for (QuoteLine line : lines) {
            BigDecimal unitCost = line.unitCost();
            if (unitCost == null) {
                return null;
            }
            cost = cost.add(unitCost.multiply(BigDecimal.valueOf(line.quantity())));
        }
        return Percent.of(amount.subtract(cost), amount, RoundingMode.FLOOR);
    }

    /** With other content. @throws WrongQuoteStatus when it is locked */
    Quote changed(QuoteContent content, Instant now) {
        if (!status.editable()) {
            throw new WrongQuoteStatus(number, status, "its content can no longer be changed");
        }
        return with(content, status, round, snapshotHash, asked, conditions, now);
    }

    /** With other content, not to be stored: to see what it would lead to. */
    Quote showing(QuoteContent content) {
        return with(content, status, round, snapshotHash, asked, conditions, changedAt);
    }

    /** Locked for a new round of approval. */
    Quote submitted(String hash, Instant now) {
        allow(QuoteStatus.IN_APPROVAL, "it cannot be submitted");
        return with(content(), QuoteStatus.IN_APPROVAL, round + 1, hash, null, null, now);
    }

    /** Sent back to the rep, with what is asked. */
    Quote sentBack(String request, Instant now) {
        allow(QuoteStatus.REWORK, "it cannot be sent back");
        return with(content(), QuoteStatus.REWORK, round, snapshotHash, request, null, now);
    }

    /** Approved if the rep accepts these conditions. */
    Quote offered(Conditions wanted, Instant now) {
        allow(QuoteStatus.CONDITIONS, "it cannot be given conditions");
        return with(content(), QuoteStatus.CONDITIONS, round, snapshotHash, null, wanted, now);
    }

    /** The content after accepting the conditions: discounts cut, prepayment raised. */
    QuoteContent contentUnderConditions() {
        Conditions wanted = conditions;
        if (wanted == null) {
            throw new WrongQuoteStatus(number, status, "there are no conditions to accept");
        }
        QuoteContent content = content();
        BigDecimal limit = wanted.maxDiscount();
        Integer advance = wanted.prepayment();
        return content.with(
                limit == null
                        ? lines
                        : lines.stream().map(l -> l.cappedAt(limit)).toList(),
                advance == null ? terms : terms.withPrepayment(advance));
    }

    /** With the conditions built in, and locked again: what is left is to approve it. */
    Quote accepted(QuoteContent content, String hash, Instant now) {
        allow(QuoteStatus.IN_APPROVAL, "conditions cannot be accepted");
        return with(content, QuoteStatus.IN_APPROVAL, round, hash, null, conditions, now);
    }

    /** Approved as it is. */
    Quote approved(Instant now) {
        allow(QuoteStatus.APPROVED, "it cannot be approved");
        return with(content(), QuoteStatus.APPROVED, round, snapshotHash, null, conditions, now);
    }

    /** In another state, with nothing asked of the rep. */
    Quote moved(QuoteStatus next, String otherwise, Instant now) {
        allow(next, otherwise);
        return with(content(), next, round, snapshotHash, null, null, now);
    }

    /** As it stands in the database after its state was stored. */
    Quote nextVersion() {
        return new Quote(
                number,
                customerId,
                customerName,
                opportunityId,
                owner,
                title,
                lines,
                terms,
                competitor,
                reason,
                validUntil,
                status,
                round,
                snapshotHash,
                asked,
                conditions,
                amount,
                createdAt,
                changedAt,
                version + 1);
    }

    private void allow(QuoteStatus next, String otherwise) {
        if (!status.canBecome(next)) {
            throw new WrongQuoteStatus(number, status, otherwise);
        }
    }

    private Quote with(
            QuoteContent content,
            QuoteStatus next,
            int nextRound,
            @Nullable String hash,
            @Nullable String request,
            @Nullable Conditions wanted,
            Instant now) {
        return new Quote(
                number,
                content.customerId(),
                content.customerName(),
                content.opportunityId(),
                owner,
                content.title(),
                content.lines(),
                content.terms(),
                content.competitor(),
                content.reason(),
                content.validUntil(),
                next,
                nextRound,
                hash,
                request,
                wanted,
                BigDecimal.ZERO,
                createdAt,
                now,
                version);
    }
}
