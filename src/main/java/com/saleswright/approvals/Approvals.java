package com.saleswright.approvals;

import com.saleswright.approvals.ChainView.Outcome;
import com.saleswright.approvals.ChainView.SeatStatus;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for the agreement that a request needs: plans who is asked, takes decisions, keeps what was said. */
@Component
@Transactional
public class Approvals {

    private final ChainRepository chains;
    private final People people;
    private final Planning planning;
    private final Seating seating;
    private final Views views;
    private final ApprovalMails mails;
    private final Journal journal;

    Approvals(
            ChainRepository chains,
            People people,
            Planning planning,
            Seating seating,
            Views views,
            ApprovalMails mails,
            Journal journal) {
        this.chains = chains;
        this.people = people;
        this.planning = planning;
        this.seating = seating;
        this.views = views;
        this.mails = mails;
        this.journal = journal;
    }

    /** Who would be asked if the request were submitted now. Writes nothing. */
    @Transactional(readOnly = true)
    public ApprovalPlan preview(ApprovalRequest request) {
        Instant now = journal.now();
        return planning.of(chains.ofCase(request.businessKey()).next(request, now), now);
    }

    /**
     * Opens a new round for the case. A round that is still open is withdrawn.
     *
     * @return id of the chain, for the variable {@code approvalId} of the called process
     */
    public long open(ApprovalRequest request) {
        Rounds rounds = chains.ofCase(request.businessKey());
        Optional<Chain> open = rounds.open();
        if (open.isPresent()) {
            withdraw(open.get(), ApprovalEvent.SYSTEM, "A new round was opened.");
            rounds = chains.ofCase(request.businessKey());
        }
        Chain chain = chains.add(rounds.next(request, journal.now()));
        for (Seat seat : chain.seats()) {
            String role = RoleNames.of(seat.role());
            if (seat.status() == SeatStatus.CARRIED) {
                String who = seat.turns().stream()
                        .map(t -> seating.name(t.approver()))
                        .collect(Collectors.joining(", "));
                journal.prove(chain, seat, "carried", "Approved earlier by " + who);
                journal.tell(
                        chain,
                        "carried",
                        ApprovalEvent.SYSTEM,
                        "%s is not asked again: %s has approved, and nothing that was judged has got worse"
                                .formatted(role, who));
            } else if (seat.status() == SeatStatus.AUTOMATIC) {
                String why = seat.reasons().stream().map(Reason::text).collect(Collectors.joining("; "));
                journal.prove(chain, seat, "automatic", why);
                journal.tell(chain, "automatic", ApprovalEvent.SYSTEM, "Approved by rule: " + why);
            }
        }
        return chain.id();
    }

    /** Everything that a decision form shows. */
    @Transactional(readOnly = true)
    public SeatView seat(long seatId) {
        return view(chains.ofCaseOfSeat(seatId), seatId);
    }

    /** The time zone in which this person reads times. */
    ZoneId zoneOf(String person) {
        return people.find(person)
                .map(e -> ZoneId.of(people.office(e.office()).zone()))
                .orElse(ZoneOffset.UTC);
    }

    /** A seat, and the people that its approver may add: everybody but the requester and who is deciding already. */
    record Asked(SeatView seat, List<Employee> colleagues) {}

    /** What the decision form of this seat needs. */
    @Transactional(readOnly = true)
    Asked asked(long seatId) {
        Rounds rounds = chains.ofCaseOfSeat(seatId);
        Chain chain = rounds.ofSeat(seatId);
        Set<String> deciding = chain.deciding();
        List<Employee> colleagues = people.all().stream()
                .filter(e -> e.active() && !e.userId().equals(chain.requester()) && !deciding.contains(e.userId()))
                .sorted(Comparator.comparing(Employee::name))
                .toList();
        return new Asked(view(rounds, seatId), colleagues);
    }

    private SeatView view(Rounds rounds, long seatId) {
        Chain chain = rounds.ofSeat(seatId);
        return views.seat(rounds, chain, chain.seat(seatId));
    }

    /**
     * Takes a decision.
     *
     * @throws DecisionRefused when this person may not decide now or a part of the decision is missing or wrong
     */
    public Decided decide(long seatId, String user, Decision decision) {
        Chain before = chains.ofSeat(seatId);
        Seat seat = before.seat(seatId);
        Turn turn = seat.openTurn()
                .filter(t -> before.open())
                .orElseThrow(() -> new DecisionRefused(
                        "decision", "This request no longer waits for a decision here; see the history of the case."));
        mayDecide(before, turn, user);
        complete(decision);
        Candidate added = decision.kind().adds() ? added(before, seat, user, decision) : null;
        Seat decided = seat.decide(user, decision, added, journal.now());
        Chain chain = before.answered(decided);
        chains.save(before, chain);

        String who = seating.name(user);
        journal.prove(chain, decided, decision.kind().name(), user, decision.reason(), decision.conditions(), turn);
        journal.tell(chain, "decided", user, sentence(who, seat, decision));
        if (added != null) {
            journal.tell(chain, "added", user, who + " asks " + seating.name(added.approver()) + " as well");
        }
        mails.cancelled(
                before, chain, "%s has %s.".formatted(who, decision.kind().text()));
        return new Decided(seatId, result(chain, decided));
    }

    /**
     * Ends the open round of a case because its requester or its business no longer wants it, and tells who was being
     * asked. Does nothing when no round is open. Ending the process is up to the caller.
     */
    public void withdraw(String businessKey, String by, String reason) {
        chains.openOf(businessKey).ifPresent(c -> withdraw(c, by, reason));
    }

    private void withdraw(Chain before, String by, String reason) {
        Chain chain = before.cancelled().closed(Outcome.withdrawn, journal.now());
        chains.save(before, chain);
        mails.cancelled(before, chain, "The request was withdrawn. " + reason);
        journal.prove(chain, "withdrawn", by, reason);
        journal.tell(chain, "withdrawn", by, "The request for approval was withdrawn: " + reason);
    }

    /** All rounds of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<ChainView> history(String businessKey) {
        return chains.ofCase(businessKey).chains().stream().map(views::of).toList();
    }

    private void mayDecide(Chain chain, Turn turn, String user) {
        if (user.equals(chain.requester())) {
            throw new DecisionRefused("decision", "Nobody decides on their own request.");
        }
        boolean mine = turn.approver() == null
                ? seating.isAdministrator(user)
                : turn.approver().equals(user);
        if (!mine) {
            throw new DecisionRefused(
                    "decision",
                    "It is the turn of %s. An approval administrator can give it to somebody else."
                            .formatted(seating.name(turn.approver())));
        }
    }

    private static void complete(Decision decision) {
        if (decision.kind() != Decision.Kind.APPROVE && decision.reason().isEmpty()) {
            throw new DecisionRefused("reason", "Give a reason, so that the others understand the decision.");
        }
        boolean conditional = decision.kind() == Decision.Kind.APPROVE_WITH_CONDITIONS;
        if (conditional && decision.conditions().isEmpty()) {
            throw new DecisionRefused("decision", "State at least one condition, or approve without conditions.");
        }
        if (!conditional && !decision.conditions().isEmpty()) {
            throw new DecisionRefused("decision", "Conditions go with an approval with conditions.");
        }
    }

    private Candidate added(Chain chain, Seat seat, String by, Decision decision) {
        String person = Objects.requireNonNullElse(decision.addedApprover(), "");
        Optional<String> problem = notFree(chain, person);
        if (problem.isPresent()) {
            throw new DecisionRefused("addedApprover", problem.get());
        }
        Candidate asked = new Candidate(
                person, null, "%s asks for your opinion: %s".formatted(seating.name(by), decision.reason()));
        Candidate today = seating.today(Turn.of(asked, false), seat.role(), chain.requester(), Set.of());
        if (today.approver() == null || chain.deciding().contains(today.approver())) {
            throw new DecisionRefused(
                    "addedApprover", seating.name(person) + " is away, and nobody can stand in; choose somebody else.");
        }
        return today;
    }

    /** Why a seat cannot go to this person; empty when it can. */
    Optional<String> notFree(Chain chain, String person) {
        if (person.isBlank() || !seating.worksHere(person)) {
            return Optional.of("Choose somebody who works here.");
        }
        if (person.equals(chain.requester())) {
            return Optional.of("Nobody decides on their own request; choose somebody else.");
        }
        if (chain.deciding().contains(person)) {
            return Optional.of(seating.name(person) + " is deciding already; choose somebody else.");
        }
        return Optional.empty();
    }

    private static Decided.Result result(Chain chain, Seat decided) {
        if (decided.status().unsettled()) {
            return Decided.Result.nextApprover;
        }
        return chain.toAsk(decided.stage()).isEmpty() ? Decided.Result.endsStage : Decided.Result.settled;
    }

    private static String sentence(String who, Seat seat, Decision decision) {
        String conditions = decision.conditions().stream()
                .map(c -> c.label() + " " + c.value())
                .collect(Collectors.joining(", "));
        List<String> parts = new ArrayList<>();
        parts.add("%s (%s) has %s"
                .formatted(who, RoleNames.of(seat.role()), decision.kind().text()));
        if (!conditions.isEmpty()) {
            parts.add(conditions);
        }
        if (!decision.reason().isEmpty()) {
            parts.add(decision.reason());
        }
        return String.join(": ", parts);
    }
}
