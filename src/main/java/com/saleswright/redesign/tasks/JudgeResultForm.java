package com.saleswright.redesign.tasks;

import com.saleswright.engine.OwnRights;
import com.saleswright.redesign.RedesignForms;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.Results;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The author keeps a redesign, goes back, or begins the next. */
@Component
class JudgeResultForm extends RedesignForm {

    private final Results results;

    JudgeResultForm(RedesignForms shown, OwnRights rights, Results results) {
        super(
                "judge-result",
                Set.of("verdict", "reason"),
                Set.of(RedesignProcess.KEPT.name(), RedesignProcess.ENDED_BY.name(), RedesignProcess.END_REASON.name()),
                shown,
                rights);
        this.results = results;
    }

    @Override
    Map<String, Object> take(String number, String user, Map<String, Object> values) {
        String verdict = text(values, "verdict");
        boolean keep = !verdict.equals("rollBack");
        results.judgeResult(number, user, keep, text(values, REASON));
        if (verdict.equals("next")) {
            results.beginNext(number, user);
        }
        return Map.of(
                RedesignProcess.KEPT.name(),
                keep,
                RedesignProcess.ENDED_BY.name(),
                user,
                RedesignProcess.END_REASON.name(),
                text(values, REASON));
    }
}
