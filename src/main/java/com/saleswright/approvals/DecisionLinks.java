package com.saleswright.approvals;

import com.saleswright.approvals.SeatView.Said;
import com.saleswright.engine.CaseTasks;
import com.saleswright.engine.FormRejected;
import com.saleswright.engine.RetriesConflicts;
import com.saleswright.engine.TaskForms;
import com.saleswright.links.LinkPurpose;
import com.saleswright.links.Links;
import com.saleswright.links.OpenLink;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides by the link in a mail: the same task, form and rules as in the Tasklist, so that deciding in one place closes
 * the other. The record of the link is the seat, its holder the approver.
 */
@Component
@Transactional
public class DecisionLinks implements LinkPurpose {

    public static final String PURPOSE = "decide";

    private final Approvals approvals;
    private final ApprovalChainProcess process;
    private final ApprovalMails mails;
    private final ChainRepository chains;
    private final CaseTasks tasks;
    private final Links links;
    private final People people;

    DecisionLinks(
            Approvals approvals,
            ApprovalChainProcess process,
            ApprovalMails mails,
            ChainRepository chains,
            CaseTasks tasks,
            Links links,
            People people) {
        this.approvals = approvals;
        this.process = process;
        this.mails = mails;
        this.chains = chains;
        this.tasks = tasks;
        this.links = links;
        this.people = people;
    }

    /**
     * What the holder of a link sees.
     *
     * @param form to decide with; null when it is not their turn or no longer so
     * @param said what they have decided last on this seat; null when nothing
     * @param zone in which they read times
     */
    public record Page(
            SeatView seat, String holderName, TaskForms.@Nullable Shown form, @Nullable Said said, ZoneId zone) {}

    @Transactional(readOnly = true)
    public Page shown(OpenLink link) {
        SeatView seat = approvals.seat(Long.parseLong(link.record()));
        return new Page(
                seat,
                people.find(link.holder()).map(Employee::name).orElse(link.holder()),
                link.used()
                        ? null
                        : task(seat, link)
                                .map(task -> tasks.form(task, link.holder()))
                                .orElse(null),
                said(seat, link.holder()),
                approvals.zoneOf(link.holder()));
    }

    /**
     * Takes the decision that was entered on the page. A link decides once; a repeat changes nothing.
     *
     * @throws FormRejected when a value breaks a rule of the form or of approvals, or it is not their turn
     */
    @RetriesConflicts
    public void decide(OpenLink link, Map<String, Object> values) {
        if (!links.use(link.id())) {
            return;
        }
        SeatView seat = approvals.seat(Long.parseLong(link.record()));
        String task = task(seat, link)
                .orElseThrow(() -> new FormRejected(
                        DecisionForm.DECISION,
                        "",
                        "This no longer waits for your decision. Load the page again to see what became of it."));
        tasks.complete(task, link.holder(), values);
        // The reminder and the digest had links as well.
        links.revoke(PURPOSE, link.record(), link.holder());
    }

    @Override
    public String name() {
        return PURPOSE;
    }

    /** The mail once more, if it still is their turn. */
    @Override
    public void renew(OpenLink link) {
        long seatId = Long.parseLong(link.record());
        Chain chain = chains.ofSeat(seatId);
        Seat seat = chain.seat(seatId);
        seat.openTurn()
                .filter(turn -> chain.open() && link.holder().equals(turn.approver()))
                .ifPresent(turn -> mails.requestAgain(chain, seat, turn, link.id()));
    }

    private Optional<String> task(SeatView seat, OpenLink link) {
        boolean theirs = seat.open() && link.holder().equals(seat.approver());
        return theirs ? process.task(seat.businessKey(), seat.seatId()) : Optional.empty();
    }

    private static @Nullable Said said(SeatView seat, String holder) {
        return seat.earlier().stream()
                .filter(said -> said.round() == seat.round()
                        && said.approver().equals(holder)
                        && said.role().equals(seat.role()))
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
