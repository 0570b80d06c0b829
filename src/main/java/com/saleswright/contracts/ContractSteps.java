package com.saleswright.contracts;

import com.saleswright.contracts.Signatories.Signatory;
import com.saleswright.deals.ApprovalOutdated;
import com.saleswright.deals.ApprovedQuotes;
import com.saleswright.deals.QuoteContent;
import com.saleswright.documents.Sha256;
import com.saleswright.people.Employee;
import com.saleswright.people.OrgChart;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.people.StandIn;
import com.saleswright.signing.EnvelopeRequest;
import com.saleswright.signing.Envelopes;
import com.saleswright.signing.Signer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves a contract along as its case proceeds: what the case tells the contract.
 *
 * <p>Every method throws {@link WrongContractStatus} when the contract's state does not allow it, and {@link
 * NoSuchContract}.
 */
@Component
@Transactional
public class ContractSteps {

    private static final Duration TIME_TO_SIGN = Duration.ofDays(30);
    private static final int RENEWAL_DAYS = 90;
    private static final int COMPANY_ORDER = 10;

    private final ContractStore contracts;
    private final ContractDocuments documents;
    private final ContractTemplates templates;
    private final ContractPdf pdf;
    private final ContractCase process;
    private final Signatories signatories;
    private final ContractTimeline timeline;
    private final ContractMails mails;
    private final ApprovedQuotes quotes;
    private final Envelopes envelopes;
    private final People people;
    private final OrgChart chart;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContractSteps(
            ContractStore contracts,
            ContractDocuments documents,
            ContractTemplates templates,
            ContractPdf pdf,
            ContractCase process,
            Signatories signatories,
            ContractTimeline timeline,
            ContractMails mails,
            ApprovedQuotes quotes,
            Envelopes envelopes,
            People people,
            OrgChart chart,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contracts = contracts;
        this.documents = documents;
        this.templates = templates;
        this.pdf = pdf;
        this.process = process;
        this.signatories = signatories;
        this.timeline = timeline;
        this.mails = mails;
        this.quotes = quotes;
        this.envelopes = envelopes;
        this.people = people;
        this.chart = chart;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody of the customer's who signs. */
    public record CustomerSigner(String name, String email, String role) {}

    /** Who reviews, in how many working days: one person, or else anybody of the group. */
    public record Review(@Nullable String reviewer, String group, int days) {}

    /** When a contract is to be renewed, and when it is over. */
    public record Dates(Instant renewal, Instant end) {}

    @Transactional(readOnly = true)
    public Contract get(String number) {
        return contracts.get(number);
    }

    /**
     * Keeps how the contract is to be made.
     *
     * @throws ContractRefused when the template is not there, or nobody could sign for us
     */
    public void prepare(String number, Preparation preparation, List<CustomerSigner> customers) {
        Contract contract = contracts.get(number);
        templates.get(preparation.template(), preparation.language());
        signatories.find(process.signatories(facts(contract)), contract.owner());
        Contract prepared = contract.prepared(preparation, clock.instant());
        contracts.save(
                contract.status() == ContractStatus.PREPARATION
                        ? prepared
                        : prepared.moved(ContractStatus.PREPARATION, null, clock.instant()));
        List<ContractSigner> signers = new ArrayList<>();
        for (CustomerSigner c : customers) {
            signers.add(new ContractSigner(signers.size() + 1, 1, c.name(), c.email(), c.role(), null));
        }
        contracts.replaceSigners(number, false, List.of());
        contracts.replaceSigners(number, true, signers);
        timeline.note(number, preparation.by(), "prepared", "Prepared from " + preparation.template());
    }

    /** The facts that the table of signatories decides on. */
    static Map<String, @Nullable Object> facts(Contract contract) {
        return Map.of("amount", contract.amount().doubleValue());
    }

    /**
     * Builds a new version of the document, with the people who sign for us, if it says what was approved and the
     * approval still holds.
     *
     * @param wanted the rows of the table of signatories
     * @param newTerms whether the customer wants terms that nobody has approved
     * @return how it would differ from what was approved, one sentence each; when there are any, nothing is built
     */
    public List<String> build(String number, List<? extends Map<String, Object>> wanted, boolean newTerms) {
        Contract contract = contracts.get(number);
        List<String> differences = differences(contract, newTerms);
        if (!differences.isEmpty()) {
            contracts.save(contract.noted(Contracts.shortened(String.join(" ", differences)), clock.instant()));
            return differences;
        }
        Preparation prepared = contract.prepared();
        List<ContractSigner> customers = contracts.signers(number).stream()
                .filter(ContractSigner::customers)
                .toList();
        List<ContractSigner> ours = new ArrayList<>();
        for (Signatory s : signatories.find(ContractSigningProcess.wanted(wanted), contract.owner())) {
            ours.add(new ContractSigner(
                    customers.size() + ours.size() + 1,
                    COMPANY_ORDER + s.order(),
                    s.who().name(),
                    s.who().email(),
                    s.title(),
                    s.who().userId()));
        }
        contracts.replaceSigners(number, false, ours);
        ContractTemplates.Template template = templates.get(prepared.template(), prepared.language());
        int version = contract.paper().version() + 1;
        byte[] built = pdf.build(
                contract, Stream.concat(customers.stream(), ours.stream()).toList(), version, template);
        documents.keep(number, version, template, built);
        contracts.save(contract.with(contract.paper().built(Sha256.of(built)), clock.instant()));
        timeline.note(
                number,
                ContractTimeline.SYSTEM,
                "built",
                "Version %d of the document is built; it says what was approved".formatted(version));
        return List.of();
    }

    /** The round that a review would be now, from 1. */
    @Transactional(readOnly = true)
    public int nextRound(String number) {
        return contracts.reviews(number).size() + 1;
    }

    /**
     * Opens a round of review and tells who has to look.
     *
     * @param role who reviews: any lawyer, or the holder of the role above the rep
     */
    public Review openReview(String number, String level, String role, int days, String why) {
        Contract contract = contracts.get(number);
        contracts.save(contract.moved(ContractStatus.REVIEW, why, clock.instant()));
        int round = nextRound(number);
        contracts.addReview(number, round, level, why, clock.instant());
        timeline.note(
                number,
                ContractTimeline.SYSTEM,
                "review",
                "Round %d of legal review, %s: %s".formatted(round, level, why));
        Optional<String> person = role.equals(Roles.LEGAL)
                ? Optional.empty()
                : chart.holderOf(role, contract.owner())
                        .map(h -> chart.standIn(h.userId(), Set.of(contract.owner()), LocalDate.now(clock)))
                        .flatMap(StandIn::who)
                        .map(Employee::userId);
        String news = "A contract waits for your review";
        person.ifPresentOrElse(
                p -> mails.tell(contract, p, "review", news, why),
                () -> mails.tellRole(contract, role, "review", news, why));
        // A lone comma is no group: the task is for the person alone.
        return new Review(person.orElse(null), person.isPresent() ? "," : role, days);
    }

    /** What the reviewer says about the contract. */
    public void review(
            String number, String user, String clause, String risk, String verdict, @Nullable String redline) {
        ReviewRound open = lastReview(number);
        contracts.saveReview(
                number,
                new ReviewRound(
                        open.round(),
                        open.level(),
                        open.why(),
                        open.openedAt(),
                        clause,
                        risk,
                        verdict,
                        redline,
                        user,
                        clock.instant(),
                        null));
        String said = "Review of “%s”, risk %s: %s".formatted(clause, risk, ContractForms.verdict(verdict));
        timeline.note(number, user, "reviewed", redline == null ? said : said + ". " + redline);
        if (!verdict.equals("accept")) {
            Contract contract = contracts.get(number);
            Contract negotiated = contract.moved(ContractStatus.NEGOTIATION, redline, clock.instant());
            contracts.save(negotiated);
            mails.tellRep(
                    negotiated, "redline", "The review wants your contract changed", redline == null ? "" : redline);
        }
    }

    /** What the rep and the customer say to the redline, and the clauses as they are to stand now. */
    public void answerReview(String number, String user, String answer, @Nullable String clauses) {
        Contract contract = contracts.get(number);
        ReviewRound last = lastReview(number);
        contracts.saveReview(
                number,
                new ReviewRound(
                        last.round(),
                        last.level(),
                        last.why(),
                        last.openedAt(),
                        last.clause(),
                        last.risk(),
                        last.verdict(),
                        last.redline(),
                        last.decidedBy(),
                        last.decidedAt(),
                        answer));
        Contract noted = contract.moved(ContractStatus.NEGOTIATION, answer, clock.instant());
        contracts.save(noted.prepared(contract.prepared().withClauses(clauses), clock.instant()));
        timeline.note(number, user, "answered", "Answer to the review: " + answer);
    }

    /**
     * Freezes the document and prepares its envelope: the customer's signers first, then ours.
     *
     * @return number of the envelope
     * @throws IllegalStateException when the document is not the one that was built
     */
    public String send(String number) {
        Contract contract = contracts.get(number);
        Preparation prepared = contract.prepared();
        byte[] document = documents
                .read(number, contract.paper().version())
                .filter(d -> Sha256.of(d).equals(contract.paper().sha256()))
                .orElseThrow(() -> new IllegalStateException(number + " has no document that could be sent"));
        Locale language = Locale.forLanguageTag(prepared.language());
        List<Signer> signers = contracts.signers(number).stream()
                .map(s -> new Signer(
                        s.name(),
                        s.email(),
                        s.role(),
                        s.order(),
                        s.user() == null ? language : languageOf(s.user()),
                        s.user()))
                .toList();
        String owner =
                people.find(prepared.by()).filter(Employee::active).isPresent() ? prepared.by() : contract.owner();
        List<String> copies = Stream.of(contract.owner(), owner)
                .distinct()
                .map(u -> people.get(u).email())
                .toList();
        String envelope = envelopes.prepare(new EnvelopeRequest(
                "%s: %s".formatted(number, contract.agreement().title()),
                owner,
                "%s-%d.pdf".formatted(number, contract.paper().version()),
                document,
                signers,
                copies,
                TIME_TO_SIGN));
        contracts.save(contract.with(contract.paper().sent(envelope), clock.instant())
                .moved(ContractStatus.SIGNING, null, clock.instant()));
        timeline.note(
                number,
                ContractTimeline.SYSTEM,
                "sent",
                "Version %d is frozen and sent to its signers in envelope %s"
                        .formatted(contract.paper().version(), envelope));
        return envelope;
    }

    /** In force. Publishes {@link ContractActive} and tells the rep and the contract administrators. */
    public Dates activate(String number) {
        Contract contract = contracts.get(number);
        Preparation prepared = contract.prepared();
        Contract active = contract.moved(ContractStatus.ACTIVE, null, clock.instant());
        contracts.save(active);
        timeline.note(number, ContractTimeline.SYSTEM, "active", "In force " + prepared.period());
        mails.tellRepAndAdministrators(
                active, "active", "The contract is signed", "It is in force %s.".formatted(prepared.period()));
        events.publishEvent(new ContractActive(
                number,
                contract.agreement().customerId(),
                contract.origin().quote(),
                contract.owner(),
                contract.amount(),
                contract.origin().currency(),
                prepared.startsOn(),
                prepared.endsOn()));
        return new Dates(
                prepared.endsOn().minusDays(RENEWAL_DAYS).atTime(8, 0).toInstant(ZoneOffset.UTC),
                prepared.endsOn().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** Somebody has decided how to go on; the reason is kept for whoever comes next. */
    public void decided(String number, String user, String kind, String text, @Nullable String note) {
        Contract contract = contracts.get(number);
        Instant now = clock.instant();
        contracts.save(note == null ? contract : contract.noted(note, now));
        timeline.note(number, user, kind, text);
    }

    /** Its terms are not those that were approved: the quote goes back to the rep. */
    public void returnToApproval(String number) {
        String why = noteOf(number, "The customer wants terms that were not approved.");
        Contract contract = contracts.get(number);
        Contract returned = contract.moved(ContractStatus.RETURNED, why, clock.instant());
        contracts.save(returned);
        timeline.note(number, ContractTimeline.SYSTEM, "returned", "Back to approval: " + why);
        events.publishEvent(new ApprovalOutdated(contract.origin().quote(), ContractTimeline.SYSTEM, why));
        mails.tellRepAndAdministrators(
                returned,
                "returned",
                "The contract goes back to approval",
                why + " Change the quote and have it approved: then the contract is opened anew.");
    }

    /** Given up before it was signed. */
    public void close(String number) {
        end(number, ContractStatus.CLOSED, "closed", "Closed without signature", noteOf(number, ""));
    }

    public void cancel(String number, String by, String reason) {
        Contract contract = contracts.get(number);
        Contract cancelled = contract.moved(ContractStatus.CANCELLED, reason, clock.instant());
        contracts.save(cancelled);
        timeline.note(number, by, "cancelled", "Cancelled: " + reason);
        mails.tellRepAndAdministrators(cancelled, "cancelled", "The contract is cancelled", reason);
    }

    /** The customer disputes it. */
    public void suspend(String number, String by, String reason) {
        Contract contract = contracts.get(number);
        Contract suspended = contract.moved(ContractStatus.SUSPENDED, reason, clock.instant());
        contracts.save(suspended);
        timeline.note(number, by, "disputed", "Disputed by the customer and suspended: " + reason);
        mails.tellRepAndAdministrators(suspended, "suspended", "The customer disputes the contract", reason);
        mails.tellRole(suspended, Roles.LEGAL, "suspended", "The customer disputes the contract", reason);
    }

    /** The dispute is settled. */
    public void resume(String number) {
        end(number, ContractStatus.ACTIVE, "resumed", "In force again", noteOf(number, ""));
    }

    /** Ended by a dispute. */
    public void terminate(String number) {
        String why = noteOf(number, "");
        end(number, ContractStatus.TERMINATED, "terminated", "Terminated", why);
        ended(number, true, why);
    }

    /** Its last day has passed. */
    public void expire(String number) {
        end(number, ContractStatus.ENDED, "ended", "The contract has ended", "");
        ended(number, false, "Its last day has passed.");
    }

    /** Half of the time for a task has gone. */
    public void remind(String number, String task, String name, @Nullable String assignee, Collection<String> groups) {
        mails.remind(contracts.get(number), task, name, holders(assignee, groups));
    }

    /** The time for a task has gone. */
    public void escalate(
            String number, String task, String name, @Nullable String assignee, Collection<String> groups) {
        Contract contract = contracts.get(number);
        mails.overdue(contract, task, name, holders(assignee, groups));
        timeline.note(number, ContractTimeline.SYSTEM, "overdue", "Overdue: " + name);
    }

    private List<String> holders(@Nullable String assignee, Collection<String> groups) {
        return assignee != null
                ? List.of(assignee)
                : groups.stream()
                        .flatMap(g -> people.withRole(g).stream())
                        .map(Employee::userId)
                        .distinct()
                        .toList();
    }

    private List<String> differences(Contract contract, boolean newTerms) {
        List<String> all = new ArrayList<>();
        if (newTerms) {
            all.add(noteOf(contract.number(), "The customer wants terms that were not approved."));
        }
        Optional<QuoteContent> approved = quotes.stillApproved(
                contract.origin().quote(), contract.origin().snapshotHash());
        if (approved.isEmpty()) {
            all.add("The approval of the quote no longer holds.");
        } else if (!Agreement.of(approved.get()).equals(contract.agreement())) {
            all.add("The contract is not about what was approved.");
        }
        all.addAll(contract.agreement().differences(contract.prepared()));
        return all;
    }

    private void end(String number, ContractStatus status, String kind, String text, String why) {
        Contract contract = contracts.get(number);
        Contract moved = contract.moved(status, why.isEmpty() ? null : why, clock.instant());
        contracts.save(moved);
        timeline.note(number, ContractTimeline.SYSTEM, kind, why.isEmpty() ? text : text + ": " + why);
        mails.tellRepAndAdministrators(moved, kind, text, why);
    }

    private void ended(String number, boolean terminated, String why) {
        events.publishEvent(
                new ContractEnded(number, contracts.get(number).agreement().customerId(), terminated, why));
    }

    private String noteOf(String number, String otherwise) {
        String note = contracts.get(number).note();
        return note == null || note.isBlank() ? otherwise : note;
    }

    private ReviewRound lastReview(String number) {
        List<ReviewRound> rounds = contracts.reviews(number);
        if (rounds.isEmpty()) {
            throw new IllegalStateException(number + " was never in review");
        }
        return rounds.get(rounds.size() - 1);
    }

    private Locale languageOf(String userId) {
        return people.find(userId).map(e -> Locale.forLanguageTag(e.language())).orElse(Locale.ENGLISH);
    }
}
