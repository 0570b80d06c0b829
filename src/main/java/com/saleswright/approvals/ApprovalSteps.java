package com.saleswright.approvals;

import com.saleswright.approvals.ChainView.Outcome;
import com.saleswright.approvals.ChainView.SeatStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What approval-chain tells us, step by step. */
@Component
@Transactional
public class ApprovalSteps {

    private final ChainRepository chains;
    private final Seating seating;
    private final ApprovalMails mails;
    private final Journal journal;

    ApprovalSteps(ChainRepository chains, Seating seating, ApprovalMails mails, Journal journal) {
        this.chains = chains;
        this.seating = seating;
        this.mails = mails;
        this.journal = journal;
    }

    /**
     * Who is asked, and the times.
     *
     * @param approver null for the approval administrators
     */
    public record Asked(long seatId, @Nullable String approver, Instant remindAt, Instant dueAt) {}

    /**
     * Finds the people of the next stage. Who has approved this round before is not asked again, and who sits in two
     * seats of the stage is asked once, unless a rule insists.
     *
     * @return how many seats are to be asked; 0 when the stage, or the whole chain, has its answers
     */
    public int openStage(long chainId) {
        Chain before = chains.get(chainId);
        OptionalInt stage = before.stage();
        if (stage.isEmpty()) {
            return 0;
        }
        Chain chain = before;
        Map<String, Seat> asked = new HashMap<>();
        for (Seat planned : before.toAsk(stage.getAsInt())) {
            Seat seat = chain.seat(planned.id());
            if (!seat.status().unsettled()) {
                continue;
            }
            Candidate candidate = seating.forRole(seat.role(), chain.requester(), Set.of());
            String approver = candidate.approver();
            Seat queued = seat.queue(Turn.of(candidate, true));
            if (approver == null || seat.alwaysAsk()) {
                chain = chain.with(queued);
                continue;
            }
            Optional<Seat> approved = chain.approvedBy(approver);
            if (approved.isPresent()) {
                chain = chain.answered(passed(chain, seat, approved.get(), approver));
            } else if (asked.containsKey(approver)) {
                chain = chain.with(passed(chain, seat, asked.get(approver), approver));
            } else {
                asked.put(approver, queued);
                chain = chain.with(queued);
            }
        }
        chains.save(before, chain);
        return chain.toAsk(stage.getAsInt()).size();
    }

    private Seat passed(Chain chain, Seat seat, Seat basis, String approver) {
        Seat passed = seat.restsOn(basis, SeatStatus.PASSED, seat.turns());
        String text = "%s decides as %s as well".formatted(seating.name(approver), RoleNames.of(basis.role()));
        journal.prove(chain, passed, "passed", text);
        journal.tell(chain, "passed", ApprovalEvent.SYSTEM, RoleNames.of(seat.role()) + " is not asked apart: " + text);
        return passed;
    }

    /**
     * Asks the next person in the queue of a seat.
     *
     * @param seatId the seat; null for the first time, when its index in the stage names it
     */
    public Asked ask(long chainId, @Nullable Long seatId, int index) {
        Chain before = chains.get(chainId);
        Seat seat = seatId == null ? before.toAsk(before.stage().orElseThrow()).get(index) : before.seat(seatId);
        Instant now = journal.now();
        Turn next = seat.nextTurn().orElseThrow();
        // The first of a queue was found a moment ago; the others may be away by now.
        Candidate candidate = seat.turns().get(0).equals(next)
                ? new Candidate(next.approver(), next.onBehalfOf(), next.why())
                : seating.today(next, seat.role(), before.requester(), seat.passedOver());
        Seating.Times times = seating.times(seat.role(), candidate, before.requester(), now);
        Seat asked = seat.ask(candidate, now, times.due());
        Chain chain = before.with(asked);
        chains.save(before, chain);
        Turn turn = asked.openTurn().orElseThrow();
        mails.request(chain, asked, turn);
        journal.tell(
                chain,
                "requested",
                ApprovalEvent.SYSTEM,
                "%s is asked to decide (%s)".formatted(seating.name(turn.approver()), turn.why()));
        return new Asked(seat.id(), turn.approver(), times.remind(), times.due());
    }

    /** Half of the time has passed. */
    public void remind(long seatId) {
        Chain chain = chains.ofSeat(seatId);
        Seat seat = chain.seat(seatId);
        seat.openTurn().ifPresent(turn -> {
            mails.reminder(chain, seat, turn);
            journal.tell(
                    chain, "reminded", ApprovalEvent.SYSTEM, seating.name(turn.approver()) + " was reminded to decide");
        });
    }

    /** The time has passed: the superior is next in the queue, and the first is told. */
    public void escalate(long seatId) {
        Chain before = chains.ofSeat(seatId);
        Seat seat = before.seat(seatId);
        Turn late = seat.openTurn().orElseThrow();
        Candidate superior = seating.superiorOf(late, before.requester(), seat.passedOver());
        Chain chain = before.with(seat.passOn(superior, false));
        chains.save(before, chain);
        String to = seating.name(superior.approver());
        if (late.approver() != null) {
            mails.handedOn(chain, seat, late, to, "The time to decide has passed.");
        }
        journal.tell(
                chain,
                "escalated",
                ApprovalEvent.SYSTEM,
                "%s has not decided in time; %s"
                        .formatted(
                                seating.name(late.approver()),
                                to.equals(seating.name(late.approver()))
                                        ? "they are asked again"
                                        : to + " is asked instead"));
    }

    /** Sums up the answers so far; a final outcome closes the chain. */
    public Outcome closeStage(long chainId) {
        Chain before = chains.get(chainId);
        Outcome outcome = before.reached();
        if (outcome != Outcome.open) {
            close(before, before.closed(outcome, journal.now()));
        }
        return outcome;
    }

    /** Nobody has decided for too long. */
    public void lapse(long chainId) {
        Chain before = chains.get(chainId);
        Chain chain = before.cancelled().closed(Outcome.lapsed, journal.now());
        mails.cancelled(before, chain, "The request has lapsed: it was open for too long.");
        close(before, chain);
        journal.prove(chain, "lapsed", ApprovalEvent.SYSTEM, "Open for too long");
    }

    private void close(Chain before, Chain chain) {
        chains.save(before, chain);
        String kind = chain.outcome() == Outcome.lapsed ? "lapsed" : "closed";
        journal.tell(chain, kind, ApprovalEvent.SYSTEM, "The request is " + ApprovalMails.outcomeText(chain));
    }
}
