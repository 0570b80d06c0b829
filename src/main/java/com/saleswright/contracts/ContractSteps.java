package com.saleswright.contracts;

import com.saleswright.deals.ApprovalOutdated;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
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

    private static final int RENEWAL_DAYS = 90;

    private final ContractStore contracts;
    private final ContractTimeline timeline;
    private final ContractMails mails;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContractSteps(
            ContractStore contracts,
            ContractTimeline timeline,
            ContractMails mails,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contracts = contracts;
        this.timeline = timeline;
        this.mails = mails;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** When a contract is to be renewed, and when it is over. */
    public record Dates(Instant renewal, Instant end) {}

    @Transactional(readOnly = true)
    public Contract get(String number) {
        return contracts.get(number);
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
        Contract contract = contracts.get(number);
        String why = contract.noteOr("The customer wants terms that were not approved.");
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
        end(
                number,
                ContractStatus.CLOSED,
                "closed",
                "Closed without signature",
                contracts.get(number).noteOr(""));
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
        end(
                number,
                ContractStatus.ACTIVE,
                "resumed",
                "In force again",
                contracts.get(number).noteOr(""));
    }

    /** Ended by a dispute. */
    public void terminate(String number) {
        String why = contracts.get(number).noteOr("");
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
}
