package com.saleswright.deals.web;

import com.saleswright.deals.Deals;
import com.saleswright.deals.Preview;
import com.saleswright.deals.Quote;
import com.saleswright.deals.QuoteDraft;
import com.saleswright.deals.QuoteFilter;
import com.saleswright.deals.QuoteList;
import com.saleswright.deals.QuoteStatus;
import com.saleswright.deals.QuoteSummary;
import com.saleswright.deals.Terms;
import java.net.URI;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Quotes for other programs. Percentages and money are JSON numbers, dates {@code 2026-12-24}. */
@RestController
@RequestMapping("/api/quotes")
class QuoteApi {

    private static final int MAX_SIZE = 100;

    /** What may be left out is null. */
    record Body(
            @Nullable Long customerId,
            @Nullable String opportunityId,
            @Nullable String title,
            @Nullable List<QuoteDraft.Line> lines,
            @Nullable Integer paymentDays,
            @Nullable Integer contractMonths,
            @Nullable Integer prepaymentPercent,
            @Nullable String nonStandardTerms,
            @Nullable String competitor,
            @Nullable String reason,
            @Nullable LocalDate validUntil,
            @Nullable Integer version) {

        QuoteDraft draft() {
            Terms standard = Terms.STANDARD;
            return new QuoteDraft(
                    customerId,
                    opportunityId,
                    title,
                    Objects.requireNonNullElse(lines, List.<QuoteDraft.Line>of()).stream()
                            .filter(Objects::nonNull)
                            .toList(),
                    new Terms(
                            Objects.requireNonNullElse(paymentDays, standard.paymentDays()),
                            Objects.requireNonNullElse(contractMonths, standard.contractMonths()),
                            Objects.requireNonNullElse(prepaymentPercent, standard.prepaymentPercent()),
                            nonStandardTerms),
                    competitor,
                    reason,
                    validUntil);
        }
    }

    record Reason(@Nullable String reason) {}

    /** @param total counted up to {@link QuoteList#COUNT_CAP} */
    record Found(List<QuoteSummary> quotes, long total, int page) {}

    private final Deals deals;
    private final QuoteList list;

    QuoteApi(Deals deals, QuoteList list) {
        this.deals = deals;
        this.list = list;
    }

    @GetMapping
    Found list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable QuoteStatus status,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "CHANGED") QuoteFilter.Sort sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "25") int size,
            Principal user) {
        int shown = Math.max(1, Math.min(page, 10_000));
        var found = list.search(
                new QuoteFilter(text, status, owner, false, sort),
                user.getName(),
                shown - 1,
                Math.max(1, Math.min(size, MAX_SIZE)));
        return new Found(found.getContent(), found.getTotalElements(), shown);
    }

    @PostMapping
    ResponseEntity<Quote> create(@RequestBody Body body, Principal user) {
        Quote quote = deals.draft(body.draft(), user.getName());
        return ResponseEntity.created(URI.create("/api/quotes/" + quote.number()))
                .body(quote);
    }

    @GetMapping("/{number}")
    Quote get(@PathVariable String number, Principal user) {
        return deals.get(number, user.getName());
    }

    @PutMapping("/{number}")
    Quote change(@PathVariable String number, @RequestBody Body body, Principal user) {
        return deals.change(number, body.draft(), body.version(), user.getName());
    }

    @GetMapping("/{number}/preview")
    Preview preview(@PathVariable String number, Principal user) {
        return deals.preview(number, user.getName());
    }

    @PostMapping("/{number}/submit")
    Quote submit(@PathVariable String number, Principal user) {
        return deals.submit(number, user.getName());
    }

    @PostMapping("/{number}/recall")
    Quote recall(@PathVariable String number, @RequestBody Reason body, Principal user) {
        return deals.recall(number, user.getName(), Objects.requireNonNullElse(body.reason(), ""));
    }
}
