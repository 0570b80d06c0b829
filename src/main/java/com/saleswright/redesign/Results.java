package com.saleswright.redesign;

import com.fasterxml.jackson.core.type.TypeReference;
import com.saleswright.engine.StoredJson;
import com.saleswright.redesign.RedesignEvent.Kind;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compares the cases of a redesign with those before it, and takes what its author makes of that. */
@Service
@Transactional
public class Results {

    private final Redesigns redesigns;
    private final RedesignEvents events;
    private final OutcomeFigures figures;
    private final Rollouts rollouts;
    private final Authors authors;

    Results(Redesigns redesigns, RedesignEvents events, OutcomeFigures figures, Rollouts rollouts, Authors authors) {
        this.redesigns = redesigns;
        this.events = events;
        this.figures = figures;
        this.rollouts = rollouts;
        this.authors = authors;
    }

    /** Counts what the trial has brought. */
    public void compareTrial(String number) {
        Redesign redesign = redesigns.get(number);
        events.add(number, Kind.TRIAL_COMPARED, RedesignEvent.SYSTEM, "", StoredJson.write(figures.trial(redesign)));
        authors.tell(redesign, "has been on trial long enough", "Please compare both versions, and decide.");
    }

    /** @throws RedesignRefused without a reason for going back, or when that is no longer possible */
    public void judgeTrial(String number, String user, boolean passed, String reason) {
        judge(number, user, passed, reason, passed ? Kind.TRIAL_PASSED : Kind.TRIAL_FAILED);
    }

    /** Compares the cases before and after. */
    public void measureResult(String number) {
        Redesign redesign = redesigns.get(number);
        events.add(number, Kind.RESULT_MEASURED, RedesignEvent.SYSTEM, "", StoredJson.write(figures.result(redesign)));
        authors.tell(redesign, "has a result", "It has been live for 30 days. Please look at the result, and decide.");
    }

    /**
     * The author keeps it or goes back.
     *
     * @throws RedesignRefused without a reason for going back, or when that is no longer possible
     */
    public void judgeResult(String number, String user, boolean keep, String reason) {
        judge(number, user, keep, reason, keep ? Kind.KEPT : Kind.ROLL_BACK_ASKED);
    }

    private void judge(String number, String user, boolean good, String reason, Kind verdict) {
        if (!good) {
            RedesignRefused.requireReason(reason);
            rollouts.requireLive(redesigns.get(number));
        }
        events.add(number, verdict, user, reason);
    }

    /** Begins the next redesign of the same processes. @return its number */
    public String beginNext(String number, String user) {
        Redesign redesign = redesigns.get(number);
        return redesigns.begin(
                redesign.capability(), "After " + redesign.number(), "The result of " + redesign.title(), user);
    }

    /** What was compared last: the result, or else the trial, of which the figures so far count; empty before. */
    @Transactional(readOnly = true)
    public Optional<Outcomes> outcomes(String number) {
        Redesign redesign = redesigns.get(number);
        return events.of(number).stream()
                .filter(e -> e.kind() == Kind.RESULT_MEASURED || e.kind() == Kind.TRIAL_COMPARED)
                .reduce((one, later) -> later)
                .map(e -> StoredJson.read(e.document(), new TypeReference<Outcomes>() {}))
                .or(() -> redesign.is(RedesignStatus.TRIAL) ? Optional.of(figures.trial(redesign)) : Optional.empty());
    }
}
