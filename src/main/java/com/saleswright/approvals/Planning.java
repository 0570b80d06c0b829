package com.saleswright.approvals;

import com.saleswright.approvals.ApprovalPlan.How;
import com.saleswright.approvals.ApprovalPlan.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Foretells who will be asked in a round, and when the answers are due. */
@Component
class Planning {

    private final Seating seating;

    Planning(Seating seating) {
        this.seating = seating;
    }

    ApprovalPlan of(Chain chain, Instant from) {
        List<Stage> stages = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        Instant start = from;
        for (int number :
                chain.seats().stream().map(Seat::stage).distinct().sorted().toList()) {
            List<ApprovalPlan.Seat> seats = new ArrayList<>();
            boolean any = true;
            for (Seat seat : chain.seats()) {
                if (seat.stage() == number && seat.status() != ChainView.SeatStatus.NOT_NEEDED) {
                    seats.add(seat(chain, seat, asked, start));
                    any = any && seat.anySuffices();
                }
            }
            Instant due = due(seats, any);
            stages.add(new Stage(number, any, seats, due));
            start = due == null ? start : due;
        }
        boolean somebody = stages.stream().anyMatch(s -> s.expectedBy() != null);
        return new ApprovalPlan(List.copyOf(stages), somebody ? start : null, chain.conditions());
    }

    private ApprovalPlan.Seat seat(Chain chain, Seat seat, Set<String> asked, Instant start) {
        return switch (seat.status()) {
            case AUTOMATIC ->
                planned(How.AUTOMATIC, seat, new Candidate(null, null, "Nobody needs to be asked"), "Nobody", null);
            case CARRIED -> {
                Turn last = seat.turns().get(seat.turns().size() - 1);
                String names = seat.turns().stream()
                        .map(t -> seating.name(t.approver()))
                        .collect(Collectors.joining(", "));
                yield planned(
                        How.CARRIED, seat, new Candidate(last.approver(), last.onBehalfOf(), last.why()), names, null);
            }
            default -> {
                Candidate candidate = seating.forRole(seat.role(), chain.requester(), Set.of());
                String approver = candidate.approver();
                String name = seating.name(approver);
                boolean passes = !seat.alwaysAsk() && approver != null && asked.contains(approver);
                if (approver != null) {
                    asked.add(approver);
                }
                yield passes
                        ? planned(How.PASSED, seat, candidate, name, null)
                        : planned(
                                How.ASKED,
                                seat,
                                candidate,
                                name,
                                seating.times(seat.role(), candidate, chain.requester(), start)
                                        .due());
            }
        };
    }

    private static ApprovalPlan.Seat planned(
            How how, Seat seat, Candidate candidate, String name, @Nullable Instant due) {
        return new ApprovalPlan.Seat(
                how,
                RoleNames.of(seat.role()),
                seat.reasons(),
                candidate.approver(),
                name,
                candidate.onBehalfOf(),
                candidate.why(),
                due);
    }

    /** The latest answer counts, or the first where one suffices; null when nobody is asked. */
    private static @Nullable Instant due(List<ApprovalPlan.Seat> seats, boolean any) {
        Comparator<Instant> order = any ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return seats.stream()
                .map(ApprovalPlan.Seat::expectedBy)
                .filter(Objects::nonNull)
                .max(order)
                .orElse(null);
    }
}
