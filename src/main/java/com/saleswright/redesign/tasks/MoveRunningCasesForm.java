package com.saleswright.redesign.tasks;

import com.saleswright.engine.OwnRights;
import com.saleswright.redesign.RedesignForms;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.RunningCases;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The author says what becomes of cases on older versions. */
@Component
class MoveRunningCasesForm extends RedesignForm {

    private final RunningCases cases;

    MoveRunningCasesForm(RedesignForms shown, OwnRights rights, RunningCases cases) {
        super("move-running-cases", Set.of("move", "reason"), Set.of(RedesignProcess.MOVE_CASES.name()), shown, rights);
        this.cases = cases;
    }

    @Override
    Map<String, Object> take(String number, String user, Map<String, Object> values) {
        boolean move = text(values, "move").equals("migrate");
        cases.decideMoves(number, user, move, text(values, REASON));
        return Map.of(RedesignProcess.MOVE_CASES.name(), move);
    }
}
