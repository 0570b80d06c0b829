package com.saleswright.approvals;

import com.saleswright.approvals.ChainView.Outcome;
import com.saleswright.approvals.ChainView.Overruled;
import com.saleswright.engine.RetriesConflicts;
import com.saleswright.people.EmployeeLeft;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What approval administrators do when a request is stuck, and what happens when an approver leaves. */
@Component
@Transactional
public class ApprovalOffice {

    /** More open requests than a page can show are counted, not listed. */
    private static final int PAGE = 200;

    private final ChainRepository chains;
    private final Approvals approvals;
    private final ApprovalChainProcess process;
    private final Seating seating;
    private final Views views;
    private final ApprovalMails mails;
    private final Journal journal;

    ApprovalOffice(
            ChainRepository chains,
            Approvals approvals,
            ApprovalChainProcess process,
            Seating seating,
            Views views,
            ApprovalMails mails,
            Journal journal) {
        this.chains = chains;
        this.approvals = approvals;
        this.process = process;
        this.seating = seating;
        this.views = views;
        this.mails = mails;
        this.journal = journal;
    }

    /** The longest open requests, at most 200. */
    @Transactional(readOnly = true)
    public List<ChainView> open() {
        return chains.open(PAGE).stream().map(views::of).toList();
    }

    @Transactional(readOnly = true)
    public int countOpen() {
        return chains.countOpen();
    }

    /** Overridden requests that wait for a second pair of eyes. */
    @Transactional(readOnly = true)
    public List<ChainView> toReview() {
        return chains.toReview().stream().map(views::of).toList();
    }

    @Transactional(readOnly = true)
    public ChainView chain(long chainId) {
        return views.of(chains.get(chainId));
    }

    /**
     * An administrator decides in place of everybody, and the process goes on. Marked for review by a second person.
     *
     * @throws DecisionRefused without a reason, for anybody but an approval administrator, and for the requester
     */
    @RetriesConflicts
    public void override(long chainId, String administrator, boolean approve, String reason) {
        Chain before = chains.get(chainId);
        mustBeAdministrator(administrator);
        mustBeGiven(reason);
        if (administrator.equals(before.requester())) {
            throw new DecisionRefused("decision", "Nobody decides on their own request.");
        }
        if (!before.open()) {
            throw new DecisionRefused("decision", "The request is " + ApprovalMails.outcomeText(before) + " already.");
        }
        Outcome outcome = approve ? Outcome.approved : Outcome.rejected;
        Chain chain = before.cancelled()
                .overruledBy(new Overruled(administrator, reason.strip(), null, null))
                .closed(outcome, journal.now());
        chains.save(before, chain);
        String text = "%s has decided in place of the approvers: %s. %s"
                .formatted(seating.name(administrator), ApprovalMails.outcomeText(chain), reason.strip());
        mails.cancelled(before, chain, text);
        journal.prove(chain, "overridden." + outcome, administrator, reason.strip());
        journal.tell(chain, "overridden", administrator, text);
        process.override(chain.businessKey(), outcome);
    }

    /**
     * A second person has looked at an override.
     *
     * @throws DecisionRefused for the one who overrode, and for anybody but an approval administrator
     */
    @RetriesConflicts
    public void review(long chainId, String by) {
        Chain before = chains.get(chainId);
        mustBeAdministrator(by);
        Overruled overruled = before.overruled();
        if (overruled == null || overruled.reviewedBy() != null) {
            return;
        }
        if (overruled.by().equals(by)) {
            throw new DecisionRefused("decision", "A second person has to review what you have overridden.");
        }
        Overruled reviewed = new Overruled(overruled.by(), overruled.reason(), by, journal.now());
        chains.save(before, before.overruledBy(reviewed));
        journal.prove(before, "reviewed", by, "");
        journal.tell(before, "reviewed", by, seating.name(by) + " has reviewed the override");
    }

    /**
     * Gives a seat to somebody else, with its task.
     *
     * @throws DecisionRefused when that person is the requester, is already deciding, or no longer works here
     */
    @RetriesConflicts
    public void reassign(long seatId, String to, String by, String reason) {
        Chain before = chains.ofSeat(seatId);
        mustBeAdministrator(by);
        mustBeGiven(reason);
        Seat seat = before.seat(seatId);
        Turn turn = seat.openTurn()
                .orElseThrow(() -> new DecisionRefused("to", "Nobody is being asked for this any more."));
        approvals.notFree(before, to).ifPresent(problem -> {
            throw new DecisionRefused("to", problem);
        });
        String why = "%s gives it to you: %s".formatted(seating.name(by), reason.strip());
        Chain chain = handOver(before, seat, turn, new Candidate(to, turn.onBehalfOf(), why), false);
        mails.handedOn(before, seat, turn, seating.name(to), reason.strip());
        String text = "%s gives the decision of %s to %s: %s"
                .formatted(seating.name(by), seating.name(turn.approver()), seating.name(to), reason.strip());
        journal.prove(chain, chain.seat(seatId), "reassigned", by, reason.strip(), List.of(), turn);
        journal.tell(chain, "reassigned", by, text);
    }

    /** Gives the open turns of who left to whoever the same rules find now. */
    @EventListener
    void left(EmployeeLeft event) {
        for (Chain waiting : chains.waitingFor(event.userId())) {
            Chain before = waiting;
            for (Seat seat : waiting.seats()) {
                Optional<Turn> turn = seat.openTurn().filter(t -> event.userId().equals(t.approver()));
                if (turn.isPresent()) {
                    before = replace(before, seat, turn.get(), event.userId());
                }
            }
        }
    }

    private Chain replace(Chain before, Seat seat, Turn turn, String leaver) {
        Set<String> passedOver = new HashSet<>(seat.passedOver());
        passedOver.add(leaver);
        Candidate next = turn.fromRole()
                ? seating.forRole(seat.role(), before.requester(), passedOver)
                : seating.superiorOf(turn, before.requester(), passedOver);
        Chain chain = handOver(before, seat, turn, next, turn.fromRole());
        journal.tell(
                chain,
                "reassigned",
                ApprovalEvent.SYSTEM,
                "%s has left; %s decides instead".formatted(seating.name(leaver), seating.name(next.approver())));
        return chain;
    }

    /** The next one has the time that is left: the timers of the task go on. */
    private Chain handOver(Chain before, Seat seat, Turn turn, Candidate to, boolean fromRole) {
        Seat handed = seat.passOn(to, fromRole).ask(to, journal.now(), Objects.requireNonNull(turn.dueAt()));
        chains.save(before, before.with(handed));
        Chain chain = chains.get(before.id());
        Seat stored = chain.seat(seat.id());
        mails.request(chain, stored, stored.openTurn().orElseThrow());
        process.reassign(before.businessKey(), seat.id(), to.approver());
        return chain;
    }

    private void mustBeAdministrator(String user) {
        if (!seating.isAdministrator(user)) {
            throw new DecisionRefused("decision", "Only approval administrators can do this.");
        }
    }

    private static void mustBeGiven(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new DecisionRefused("reason", "Give a reason: it is kept with the case and reviewed.");
        }
    }
}
