package com.saleswright.approvals;

import com.saleswright.approvals.ChainView.Outcome;
import com.saleswright.approvals.ChainView.Overruled;
import com.saleswright.approvals.ChainView.SeatStatus;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One round of approval of a case: stages in order, the seats of a stage in parallel.
 *
 * @param id 0 until stored
 */
record Chain(
        long id,
        String businessKey,
        int round,
        String subject,
        String requester,
        String snapshotHash,
        List<Figure> figures,
        Outcome outcome,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Overruled overruled,
        List<Seat> seats,
        int version) {

    Chain {
        figures = List.copyOf(figures);
        seats = List.copyOf(seats);
    }

    boolean open() {
        return outcome == Outcome.open;
    }

    Seat seat(long seatId) {
        return seats.stream()
                .filter(s -> s.id() == seatId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No seat " + seatId + " in chain " + id));
    }

    /** The stage that is being asked or comes next; empty when every seat has its answer. */
    OptionalInt stage() {
        return seats.stream()
                .filter(s -> s.status().unsettled())
                .mapToInt(Seat::stage)
                .min();
    }

    /** The seats of a stage that somebody is or will be asked for, always in the same order. */
    List<Seat> toAsk(int stage) {
        return seats.stream()
                .filter(s -> s.stage() == stage && s.status().unsettled())
                .toList();
    }

    /** The seat in which this person has approved this very round. */
    Optional<Seat> approvedBy(String person) {
        return seats.stream().filter(s -> s.approvedBy(person)).findFirst();
    }

    /** Who decides on it now or later, as far as it is known. */
    Set<String> deciding() {
        return seats.stream()
                .filter(s -> s.status().unsettled())
                .flatMap(s -> s.turns().stream())
                .filter(t -> t.open() || t.waiting())
                .map(Turn::approver)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What follows from the answers so far. */
    Outcome reached() {
        if (seats.stream().anyMatch(s -> s.status() == SeatStatus.REJECTED)) {
            return Outcome.rejected;
        }
        if (seats.stream().anyMatch(s -> s.status() == SeatStatus.SENT_BACK)) {
            return Outcome.sentBack;
        }
        if (stage().isPresent()) {
            return Outcome.open;
        }
        return conditions().isEmpty() ? Outcome.approved : Outcome.approvedWithConditions;
    }

    /** What all approvers together demand. */
    List<Condition> conditions() {
        Stream<Condition> all = seats.stream()
                .filter(s -> s.status() != SeatStatus.CANCELLED)
                .flatMap(s -> s.turns().stream())
                .filter(Turn::approved)
                .flatMap(t -> t.conditions().stream());
        return List.copyOf(all.collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /**
     * Takes the answer that a seat has got. A refusal ends the whole chain; where one approval suffices, it ends the
     * stage.
     */
    Chain answered(Seat answered) {
        Chain chain = with(answered);
        return switch (answered.status()) {
            case REJECTED, SENT_BACK -> chain.cancelled();
            case APPROVED, PASSED -> chain.agreedIn(answered.stage());
            default -> chain;
        };
    }

    /** Somebody has agreed in this stage: where one suffices, nobody else is asked. */
    Chain agreedIn(int stage) {
        boolean enough = seats.stream()
                .filter(s -> s.stage() == stage && s.status() != SeatStatus.AUTOMATIC)
                .allMatch(Seat::anySuffices);
        return enough
                ? withSeats(seats.stream()
                        .map(s -> s.stage() == stage && s.status().unsettled() ? s.cancel(SeatStatus.NOT_NEEDED) : s)
                        .toList())
                : this;
    }

    /** Nobody is asked any more. */
    Chain cancelled() {
        return withSeats(seats.stream()
                .map(s -> s.status().unsettled() ? s.cancel(SeatStatus.CANCELLED) : s)
                .toList());
    }

    Chain closed(Outcome end, Instant now) {
        return new Chain(
                id,
                businessKey,
                round,
                subject,
                requester,
                snapshotHash,
                figures,
                end,
                openedAt,
                now,
                overruled,
                seats,
                version);
    }

    Chain overruledBy(Overruled note) {
        return new Chain(
                id,
                businessKey,
                round,
                subject,
                requester,
                snapshotHash,
                figures,
                outcome,
                openedAt,
                closedAt,
                note,
                seats,
                version);
    }

    Chain with(Seat changed) {
        return withSeats(
                seats.stream().map(s -> s.id() == changed.id() ? changed : s).toList());
    }

    Chain withSeats(List<Seat> newSeats) {
        return new Chain(
                id,
                businessKey,
                round,
                subject,
                requester,
                snapshotHash,
                figures,
                outcome,
                openedAt,
                closedAt,
                overruled,
                newSeats,
                version);
    }

    Optional<Figure> figure(String name) {
        return figures.stream().filter(f -> f.name().equals(name)).findFirst();
    }
}
