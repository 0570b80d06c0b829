package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.RedesignSteps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Check migration",
        description = "Finds out whether running cases are still being moved.",
        writes = {"migrationFinished"})
class CheckMigration implements JavaDelegate {

    private final RedesignSteps steps;

    CheckMigration(RedesignSteps steps) {
        this.steps = steps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RedesignProcess.MIGRATION_FINISHED.set(execution, steps.isMigrationFinished(execution.getProcessBusinessKey()));
    }
}
