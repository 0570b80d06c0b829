package com.saleswright.deals;

import com.saleswright.approvals.Approvals;
import com.saleswright.approvals.ChainView;
import com.saleswright.approvals.ChainView.TurnLine;
import com.saleswright.approvals.Decision;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What comes of an approval: moves the quote and tells the people it concerns, in one transaction. */
@Component
@Transactional
public class DealOutcome {

    private static final String SYSTEM = "system";

    private final DealProgress progress;
    private final Approvals approvals;
    private final DealMails mails;

    DealOutcome(DealProgress progress, Approvals approvals, DealMails mails) {
        this.progress = progress;
        this.approvals = approvals;
        this.mails = mails;
    }

    public void approved(String number) {
        mails.tellRep("approved", progress.approve(number), lastRound(number));
    }

    public void rejected(String number) {
        ChainView round = lastRound(number);
        progress.reject(number, lastWord(round).by);
        mails.tellRep("rejected", progress.get(number), round);
    }

    /** The approvers agree if the rep accepts their conditions. */
    public void approvedOnConditions(String number) {
        ChainView round = lastRound(number);
        progress.offerConditions(number, round.conditions());
        mails.tellRep("conditions", progress.get(number), round);
    }

    /** Sent back by an approver, or by the rep who would rather revise than accept the conditions. */
    public void sentBack(String number) {
        if (progress.get(number).status() == QuoteStatus.CONDITIONS) {
            progress.revise(number);
            return;
        }
        ChainView round = lastRound(number);
        progress.sendBack(number, lastWord(round).reason);
        mails.tellRep("sent-back", progress.get(number), round);
    }

    /** Half of the rep's time has gone. */
    public void waitsForRep(String number) {
        mails.tellRep("reminder", progress.get(number));
    }

    /** The rep's time has gone. */
    public void overdue(String number) {
        Quote quote = progress.get(number);
        mails.tellRep("overdue", quote);
        mails.tellSuperior("overdue-rep", quote);
    }

    public void lapsed(String number) {
        progress.lapse(number);
        mails.tellRep("lapsed", progress.get(number));
    }

    /** The rep wants the quote back. */
    public void recalled(String number, String by, String reason) {
        approvals.withdraw(number, by, reason);
        progress.recalled(number, by, reason);
    }

    public void lost(String number, String by, String reason) {
        approvals.withdraw(number, by, reason);
        progress.lost(number, by, reason);
    }

    private record Word(String by, String reason) {}

    /** Who ended the round, and in which words. */
    private static Word lastWord(ChainView round) {
        ChainView.Overruled overruled = round.overruled();
        if (overruled != null) {
            return new Word(overruled.by(), overruled.reason());
        }
        return round.seats().stream()
                .flatMap(s -> s.turns().stream())
                .filter(t -> t.kind() == Decision.Kind.REJECT || t.kind() == Decision.Kind.SEND_BACK)
                .max(Comparator.comparing(TurnLine::decidedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(t -> new Word(Objects.requireNonNullElse(t.approver(), SYSTEM), t.reason()))
                .orElseThrow(
                        () -> new IllegalStateException(round.businessKey() + " was refused, but nobody refused it"));
    }

    private ChainView lastRound(String number) {
        List<ChainView> rounds = approvals.history(number);
        if (rounds.isEmpty()) {
            throw new IllegalStateException(number + " was never in approval");
        }
        return rounds.get(rounds.size() - 1);
    }
}
