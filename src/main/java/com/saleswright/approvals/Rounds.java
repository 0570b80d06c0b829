package com.saleswright.approvals;

import com.saleswright.approvals.ChainView.Outcome;
import com.saleswright.approvals.ChainView.SeatStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rounds of approval of one case, oldest first: plans the next one. What somebody has approved is not asked again
 * unless a figure that they judged has got worse or another rule asks for them.
 */
record Rounds(List<Chain> chains) {

    /** The round that is still open. */
    Optional<Chain> open() {
        return chains.stream().filter(Chain::open).findFirst();
    }

    /** The round that a seat belongs to. */
    Chain ofSeat(long seatId) {
        return chains.stream()
                .filter(c -> c.seats().stream().anyMatch(s -> s.id() == seatId))
                .findFirst()
                .orElseThrow();
    }

    /** The next round with its seats, carried approvals included; who sits in the others is found when they are asked. */
    Chain next(ApprovalRequest request, Instant now) {
        Map<Integer, Map<String, List<Requirement>>> stages = request.requirements().stream()
                .collect(Collectors.groupingBy(
                        Requirement::stage,
                        TreeMap::new,
                        Collectors.groupingBy(Requirement::role, LinkedHashMap::new, Collectors.toList())));
        List<Seat> seats = new ArrayList<>();
        stages.forEach((stage, roles) -> roles.forEach((role, requirements) -> {
            Seat seat = Seat.planned(stage, role, requirements);
            seats.add(seat.status() == SeatStatus.AUTOMATIC ? seat : carried(seat, request));
        }));
        Chain chain = new Chain(
                0,
                request.businessKey(),
                chains.size() + 1,
                request.subject(),
                request.requester(),
                request.snapshotHash(),
                request.figures(),
                Outcome.open,
                now,
                null,
                null,
                seats,
                0);
        for (Seat seat : seats) {
            chain = seat.status() == SeatStatus.CARRIED ? chain.agreedIn(seat.stage()) : chain;
        }
        return chain;
    }

    private Seat carried(Seat seat, ApprovalRequest request) {
        return lastApproval(seat.role())
                .filter(a -> holds(a, seat, request))
                .map(a -> seat.restsOn(
                        a.giver,
                        SeatStatus.CARRIED,
                        a.giver.turns().stream()
                                .filter(Turn::approved)
                                .map(t -> t.carried(a.chain.round(), unmet(t.conditions(), request)))
                                .toList()))
                .orElse(seat);
    }

    /**
     * An approval that was given.
     *
     * @param chain the round in which it was given
     * @param seat the seat that it counts for
     * @param giver the seat in which it was given: the same, or that of the person who passed
     */
    private record Approval(Chain chain, Seat seat, Seat giver) {}

    private Optional<Approval> lastApproval(String role) {
        for (int i = chains.size() - 1; i >= 0; i--) {
            Chain chain = chains.get(i);
            // What lapsed is too old to count, and what was overruled was not for the approvers to say.
            if (chain.outcome() == Outcome.lapsed || chain.overruled() != null) {
                continue;
            }
            for (Seat seat : chain.seats()) {
                if (seat.role().equals(role)) {
                    Optional<Seat> giving = giving(chain, seat);
                    if (giving.isPresent()) {
                        return Optional.of(new Approval(chain, seat, giving.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Carried approvals are left out: the round in which they were given comes up itself. */
    private static Optional<Seat> giving(Chain chain, Seat seat) {
        if (seat.status() == SeatStatus.PASSED && seat.basis() != null) {
            return giving(chain, chain.seat(seat.basis()));
        }
        return seat.status() == SeatStatus.APPROVED ? Optional.of(seat) : Optional.empty();
    }

    private static boolean holds(Approval approval, Seat seat, ApprovalRequest request) {
        boolean byRequester = approval.giver.turns().stream()
                .anyMatch(t -> request.requester().equals(t.approver()));
        return !byRequester
                && seat.reasons().stream()
                        .allMatch(reason -> approval.seat.reasons().stream()
                                        .anyMatch(r -> r.rule().equals(reason.rule()))
                                && reason.figures().stream()
                                        .noneMatch(name -> gotWorse(name, approval.chain, request)));
    }

    /** A figure that either round lacks cannot be compared: the approver has to look. */
    private static boolean gotWorse(String name, Chain approved, ApprovalRequest request) {
        return request.figures().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .map(f -> f.since(approved.figure(name).orElse(null)))
                .map(change -> change == Figure.Change.WORSE || change == Figure.Change.NEW)
                .orElse(true);
    }

    private static List<Condition> unmet(List<Condition> conditions, ApprovalRequest request) {
        return conditions.stream()
                .filter(c -> request.figures().stream().noneMatch(f -> meets(f, c)))
                .toList();
    }

    private static boolean meets(Figure figure, Condition condition) {
        if (!figure.name().equals(condition.name())) {
            return false;
        }
        try {
            return figure.keepsWithin(new BigDecimal(condition.value()));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
