package com.saleswright.redesign.tasks;

import com.saleswright.engine.OwnRights;
import com.saleswright.redesign.RedesignForms;
import com.saleswright.redesign.RunningCases;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The author says what becomes of cases on what was rolled back. */
@Component
class MoveCasesBackForm extends RedesignForm {

    private final RunningCases cases;

    MoveCasesBackForm(RedesignForms shown, OwnRights rights, RunningCases cases) {
        super("move-cases-back", Set.of("move", "reason"), Set.of(), shown, rights);
        this.cases = cases;
    }

    @Override
    Map<String, Object> take(String number, String user, Map<String, Object> values) {
        cases.decideMovesBack(number, user, text(values, "move").equals("moveBack"), text(values, REASON));
        return Map.of();
    }
}
