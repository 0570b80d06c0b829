package com.saleswright.redesign.tasks;

import com.saleswright.engine.OwnRights;
import com.saleswright.redesign.Proposals;
import com.saleswright.redesign.RedesignForms;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.RedesignSteps;
import com.saleswright.redesign.Rollout;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The author proposes it again, or gives it up. */
@Component
class ReviseRedesignForm extends RedesignForm {

    private final RedesignSteps steps;
    private final Proposals proposals;

    ReviseRedesignForm(RedesignForms shown, OwnRights rights, RedesignSteps steps, Proposals proposals) {
        super(
                "revise-redesign",
                Set.of("nextStep", "reason", "rollout", "trialShare", "trialDays"),
                Set.of(
                        RedesignProcess.PROPOSED_AGAIN.name(),
                        RedesignProcess.ON_TRIAL.name(),
                        RedesignProcess.TRIAL_SHARE.name(),
                        RedesignProcess.TRIAL_DAYS.name()),
                shown,
                rights);
        this.steps = steps;
        this.proposals = proposals;
    }

    @Override
    Map<String, Object> take(String number, String user, Map<String, Object> values) {
        boolean again = text(values, "nextStep").equals("propose");
        Rollout rollout = rollout(values);
        if (again) {
            proposals.proposeAgain(number, user, rollout);
        } else {
            steps.withdraw(number, user, text(values, REASON));
        }
        return Map.of(
                RedesignProcess.PROPOSED_AGAIN.name(),
                again,
                RedesignProcess.ON_TRIAL.name(),
                rollout.isTrial(),
                RedesignProcess.TRIAL_SHARE.name(),
                rollout.sharePercent(),
                RedesignProcess.TRIAL_DAYS.name(),
                rollout.days());
    }
}
