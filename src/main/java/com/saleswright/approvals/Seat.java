package com.saleswright.approvals;

import com.saleswright.approvals.ChainView.SeatStatus;
import com.saleswright.approvals.ChainView.TurnStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The agreement of one role in one stage, and the queue of people who are asked for it.
 *
 * @param id 0 until stored
 * @param reasons every rule that asks for it; several rules for a role in a stage are one seat
 * @param basis the seat whose approval counts for this one: of an earlier round when carried, of this round when passed
 * @param turns in the order of the queue; what is over comes first
 */
record Seat(
        long id,
        int stage,
        String role,
        boolean alwaysAsk,
        boolean anySuffices,
        List<Reason> reasons,
        SeatStatus status,
        @Nullable Long basis,
        List<Turn> turns,
        int version) {

    Seat {
        reasons = List.copyOf(reasons);
        turns = List.copyOf(turns);
    }

    static Seat planned(int stage, String role, List<Requirement> requirements) {
        return new Seat(
                0,
                stage,
                role,
                requirements.stream().anyMatch(Requirement::alwaysAsk),
                requirements.stream().allMatch(Requirement::anySuffices),
                requirements.stream()
                        .map(r -> new Reason(r.rule(), r.reason(), r.figures()))
                        .toList(),
                role.equals(Requirement.AUTOMATIC) ? SeatStatus.AUTOMATIC : SeatStatus.WAITING,
                null,
                List.of(),
                0);
    }

    Optional<Turn> openTurn() {
        return turns.stream().filter(Turn::open).findFirst();
    }

    Optional<Turn> nextTurn() {
        return turns.stream().filter(Turn::waiting).findFirst();
    }

    /** Whether this person has already had a turn that came to nothing, so that it must not come back to them. */
    Set<String> passedOver() {
        return turns.stream()
                .filter(t -> t.status() == TurnStatus.PASSED_ON)
                .map(Turn::approver)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    boolean approvedBy(String person) {
        return status == SeatStatus.APPROVED
                && turns.stream().anyMatch(t -> t.approved() && person.equals(t.approver()));
    }

    /** Puts a turn at the head of the queue. */
    Seat queue(Turn... first) {
        List<Turn> queue = new ArrayList<>(turns);
        int head = queue.size();
        for (int i = 0; i < queue.size(); i++) {
            if (queue.get(i).waiting()) {
                head = i;
                break;
            }
        }
        queue.addAll(head, List.of(first));
        return withTurns(queue);
    }

    /** Asks the head of the queue. */
    Seat ask(Candidate candidate, Instant now, Instant due) {
        Turn next = nextTurn().orElseThrow();
        return replace(next, next.openedFor(candidate, now, due)).with(SeatStatus.OPEN);
    }

    /** The open turn comes to nothing and the next one is for somebody else. */
    Seat passOn(Candidate candidate, boolean fromRole) {
        Turn open = openTurn().orElseThrow();
        return replace(open, open.with(TurnStatus.PASSED_ON)).queue(Turn.of(candidate, fromRole));
    }

    Seat decide(String by, Decision decision, @Nullable Candidate added, Instant now) {
        Turn open = openTurn().orElseThrow();
        Seat decided = replace(open, open.decided(by, decision, now));
        if (added != null) {
            Turn addedTurn = Turn.of(added, false);
            return decision.kind() == Decision.Kind.ADD_BEFORE
                    ? decided.queue(
                            addedTurn, Turn.of(new Candidate(by, open.onBehalfOf(), open.why()), open.fromRole()))
                    : decided.queue(addedTurn);
        }
        return switch (decision.kind()) {
            case SEND_BACK -> decided.cancel(SeatStatus.SENT_BACK);
            case REJECT -> decided.cancel(SeatStatus.REJECTED);
            default -> decided.nextTurn().isPresent() ? decided : decided.with(SeatStatus.APPROVED);
        };
    }

    /** Ends the queue: nobody else is asked. */
    Seat cancel(SeatStatus end) {
        return withTurns(turns.stream()
                        .map(t -> t.open() || t.waiting() ? t.with(TurnStatus.CANCELLED) : t)
                        .toList())
                .with(end);
    }

    Seat with(SeatStatus newStatus) {
        return new Seat(id, stage, role, alwaysAsk, anySuffices, reasons, newStatus, basis, turns, version);
    }

    /** Another seat's approval counts for this one. */
    Seat restsOn(Seat other, SeatStatus newStatus, List<Turn> newTurns) {
        return new Seat(id, stage, role, alwaysAsk, anySuffices, reasons, newStatus, other.id(), newTurns, version);
    }

    Seat replace(Turn old, Turn now) {
        UnaryOperator<Turn> swap = t -> t == old ? now : t;
        return withTurns(turns.stream().map(swap).toList());
    }

    private Seat withTurns(List<Turn> newTurns) {
        return new Seat(id, stage, role, alwaysAsk, anySuffices, reasons, status, basis, newTurns, version);
    }
}
