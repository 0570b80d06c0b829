package com.saleswright.approvals;

import com.saleswright.approvals.ChainView.SeatLine;
import com.saleswright.approvals.ChainView.SeatStatus;
import com.saleswright.approvals.ChainView.TurnLine;
import com.saleswright.approvals.SeatView.FigureLine;
import com.saleswright.approvals.SeatView.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows chains to people, with names. */
@Component
class Views {

    private final Seating seating;

    Views(Seating seating) {
        this.seating = seating;
    }

    ChainView of(Chain chain) {
        return new ChainView(
                chain.id(),
                chain.businessKey(),
                chain.round(),
                chain.subject(),
                chain.requester(),
                chain.snapshotHash(),
                chain.outcome(),
                chain.openedAt(),
                chain.closedAt(),
                chain.seats().stream().map(this::line).toList(),
                chain.conditions(),
                chain.overruled(),
                sentences(chain));
    }

    SeatView seat(Rounds rounds, Chain chain, Seat seat) {
        Turn turn = seat.openTurn()
                .orElseGet(() -> seat.turns().isEmpty()
                        ? Turn.of(new Candidate(null, null, ""), false)
                        : seat.turns().get(seat.turns().size() - 1));
        List<Reason> reasons = reasons(chain, seat);
        Optional<Chain> last = lastDecided(rounds, chain, turn.approver());
        return new SeatView(
                seat.id(),
                seat.openTurn().isPresent(),
                chain.businessKey(),
                chain.round(),
                chain.subject(),
                chain.requester(),
                seating.name(chain.requester()),
                RoleNames.of(seat.role()),
                turn.approver(),
                turn.why(),
                turn.dueAt(),
                reasons,
                figures(chain, reasons, last),
                last.map(c -> decidedAt(c, turn.approver())).orElse(null),
                said(rounds.chains(), chain, false));
    }

    /** What everybody said in this round, one sentence each. */
    private List<String> sentences(Chain chain) {
        ChainView.Overruled overruled = chain.overruled();
        Stream<String> decision = overruled == null
                ? Stream.of()
                : Stream.of("%s has decided in place of the approvers: %s"
                        .formatted(seating.name(overruled.by()), overruled.reason()));
        return Stream.concat(
                        decision,
                        said(List.of(chain), chain, true).stream()
                                .map(s -> s.approverName() + " (" + s.role() + ") "
                                        + s.kind().text()
                                        + (s.carried() ? " in an earlier round" : "")
                                        + (s.reason().isEmpty() ? "" : ": " + s.reason())))
                .toList();
    }

    /** The reasons of the seat, and of those for which the same person is not asked apart. */
    private static List<Reason> reasons(Chain chain, Seat seat) {
        return Stream.concat(
                        Stream.of(seat),
                        chain.seats().stream()
                                .filter(s -> s.status() == SeatStatus.PASSED && Objects.equals(s.basis(), seat.id())))
                .flatMap(s -> s.reasons().stream())
                .toList();
    }

    private static List<FigureLine> figures(Chain chain, List<Reason> reasons, Optional<Chain> last) {
        Set<String> judged = reasons.stream().flatMap(r -> r.figures().stream()).collect(Collectors.toSet());
        return chain.figures().stream()
                .map(f -> {
                    Figure was = last.flatMap(c -> c.figure(f.name())).orElse(null);
                    return new FigureLine(
                            f.name(),
                            f.label(),
                            f.text(),
                            judged.contains(f.name()),
                            was == null ? null : was.text(),
                            last.isEmpty() ? null : f.since(was));
                })
                .toList();
    }

    /** The latest of the earlier rounds in which this person decided, whichever way. */
    private static Optional<Chain> lastDecided(Rounds rounds, Chain chain, @Nullable String approver) {
        if (approver == null) {
            return Optional.empty();
        }
        return rounds.chains().stream()
                .filter(c -> c.round() < chain.round() && decidedAt(c, approver) != null)
                .max(Comparator.comparing(Chain::round));
    }

    private static @Nullable Instant decidedAt(Chain chain, @Nullable String approver) {
        return chain.seats().stream()
                .filter(s -> s.status() != SeatStatus.CARRIED)
                .flatMap(s -> s.turns().stream())
                .filter(t -> t.kind() != null && Objects.equals(t.approver(), approver))
                .map(Turn::decidedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Decisions by time; a carried one is told where it was taken, or, with {@code carriedToo}, where it counts. */
    private List<Said> said(List<Chain> chains, Chain current, boolean carriedToo) {
        Set<Long> carriedFrom = current.seats().stream()
                .filter(s -> s.status() == SeatStatus.CARRIED)
                .map(Seat::basis)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<Said> said = new ArrayList<>();
        for (Chain chain : chains) {
            for (Seat seat : chain.seats()) {
                boolean carried = seat.status() == SeatStatus.CARRIED;
                if (carried && !carriedToo) {
                    continue;
                }
                for (Turn turn : seat.turns()) {
                    Decision.Kind kind = turn.kind();
                    Instant at = turn.decidedAt();
                    if (kind != null && at != null) {
                        said.add(new Said(
                                chain.round(),
                                seat.stage(),
                                RoleNames.of(seat.role()),
                                Objects.requireNonNullElse(turn.approver(), ""),
                                seating.name(turn.approver()),
                                turn.onBehalfOf(),
                                kind,
                                turn.reason(),
                                turn.conditions(),
                                carried || carriedFrom.contains(seat.id()),
                                at));
                    }
                }
            }
        }
        said.sort(Comparator.comparing(Said::at));
        return said;
    }

    private SeatLine line(Seat seat) {
        return new SeatLine(
                seat.id(),
                seat.stage(),
                RoleNames.of(seat.role()),
                seat.status(),
                seat.reasons(),
                seat.turns().stream().map(this::line).toList());
    }

    private TurnLine line(Turn turn) {
        return new TurnLine(
                turn.approver(),
                seating.name(turn.approver()),
                turn.onBehalfOf(),
                turn.why(),
                turn.status(),
                turn.openedAt(),
                turn.dueAt(),
                turn.kind(),
                turn.reason(),
                turn.conditions(),
                turn.decidedAt());
    }
}
