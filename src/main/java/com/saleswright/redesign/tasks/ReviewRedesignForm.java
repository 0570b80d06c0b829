package com.saleswright.redesign.tasks;

import com.saleswright.engine.OwnRights;
import com.saleswright.redesign.RedesignForms;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.RedesignSteps;
import com.saleswright.redesign.Rollout;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The second person decides. */
@Component
class ReviewRedesignForm extends RedesignForm {

    private final RedesignSteps steps;

    ReviewRedesignForm(RedesignForms shown, OwnRights rights, RedesignSteps steps) {
        super(
                "review-redesign",
                Set.of("decision", "reason", "rollout", "trialShare", "trialDays"),
                Set.of(
                        RedesignProcess.DECISION.name(),
                        RedesignProcess.ON_TRIAL.name(),
                        RedesignProcess.TRIAL_SHARE.name(),
                        RedesignProcess.TRIAL_DAYS.name()),
                shown,
                rights);
        this.steps = steps;
    }

    @Override
    Map<String, Object> take(String number, String user, Map<String, Object> values) {
        String decision = text(values, "decision");
        Rollout rollout = rollout(values);
        steps.review(
                number,
                user,
                switch (decision) {
                    case "approve" -> RedesignSteps.Decision.APPROVE;
                    case "sendBack" -> RedesignSteps.Decision.SEND_BACK;
                    default -> RedesignSteps.Decision.REJECT;
                },
                text(values, REASON),
                rollout);
        return Map.of(
                RedesignProcess.DECISION.name(),
                decision,
                RedesignProcess.ON_TRIAL.name(),
                rollout.isTrial(),
                RedesignProcess.TRIAL_SHARE.name(),
                rollout.sharePercent(),
                RedesignProcess.TRIAL_DAYS.name(),
                rollout.days());
    }
}
