package com.saleswright.redesign.tasks;

import com.saleswright.engine.OwnRights;
import com.saleswright.redesign.RedesignForms;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.Results;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The author ends a trial, one way or the other. */
@Component
class JudgeTrialForm extends RedesignForm {

    private final Results results;

    JudgeTrialForm(RedesignForms shown, OwnRights rights, Results results) {
        super(
                "judge-trial",
                Set.of("verdict", "reason"),
                Set.of(
                        RedesignProcess.TRIAL_PASSED.name(),
                        RedesignProcess.KEPT.name(),
                        RedesignProcess.ENDED_BY.name(),
                        RedesignProcess.END_REASON.name()),
                shown,
                rights);
        this.results = results;
    }

    @Override
    Map<String, Object> take(String number, String user, Map<String, Object> values) {
        boolean passed = text(values, "verdict").equals("all");
        results.judgeTrial(number, user, passed, text(values, REASON));
        return Map.of(
                RedesignProcess.TRIAL_PASSED.name(),
                passed,
                RedesignProcess.KEPT.name(),
                passed,
                RedesignProcess.ENDED_BY.name(),
                user,
                RedesignProcess.END_REASON.name(),
                text(values, REASON));
    }
}
