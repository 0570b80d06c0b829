package com.saleswright.redesign.tasks;

import com.saleswright.engine.OwnRights;
import com.saleswright.redesign.RedesignForms;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.Reviews;
import com.saleswright.redesign.Rollout;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The second person decides. */
@Component
class ReviewRedesignForm extends RedesignForm {

    private final Reviews reviews;

    ReviewRedesignForm(RedesignForms shown, OwnRights rights, Reviews reviews) {
        super(
                "review-redesign",
                with(ROLLOUT, "decision", REASON),
                with(ROLLOUT_FACTS, RedesignProcess.DECISION.name()),
                shown,
                rights);
        this.reviews = reviews;
    }

    @Override
    Map<String, Object> take(String number, String user, Map<String, Object> values) {
        String decision = text(values, "decision");
        Rollout rollout = rollout(values);
        reviews.review(
                number,
                user,
                switch (decision) {
                    case "approve" -> Reviews.Decision.APPROVE;
                    case "sendBack" -> Reviews.Decision.SEND_BACK;
                    default -> Reviews.Decision.REJECT;
                },
                text(values, REASON),
                rollout);
        return facts(rollout, RedesignProcess.DECISION, decision);
    }
}
