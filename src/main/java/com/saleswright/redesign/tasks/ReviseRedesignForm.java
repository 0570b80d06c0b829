package com.saleswright.redesign.tasks;

import com.saleswright.engine.OwnRights;
import com.saleswright.redesign.Proposals;
import com.saleswright.redesign.RedesignForms;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.Reviews;
import com.saleswright.redesign.Rollout;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The author proposes it again, or gives it up. */
@Component
class ReviseRedesignForm extends RedesignForm {

    private final Reviews reviews;
    private final Proposals proposals;

    ReviseRedesignForm(RedesignForms shown, OwnRights rights, Reviews reviews, Proposals proposals) {
        super(
                "revise-redesign",
                with(ROLLOUT, "nextStep", REASON),
                with(ROLLOUT_FACTS, RedesignProcess.PROPOSED_AGAIN.name()),
                shown,
                rights);
        this.reviews = reviews;
        this.proposals = proposals;
    }

    @Override
    Map<String, Object> take(String number, String user, Map<String, Object> values) {
        boolean again = text(values, "nextStep").equals("propose");
        Rollout rollout = rollout(values);
        if (again) {
            proposals.proposeAgain(number, user, rollout);
        } else {
            reviews.withdraw(number, user, text(values, REASON));
        }
        return facts(rollout, RedesignProcess.PROPOSED_AGAIN, again);
    }
}
