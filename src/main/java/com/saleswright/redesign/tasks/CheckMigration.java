package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.RunningCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Check migration",
        description = "Finds out whether running cases are still being moved.",
        writes = {"migrationFinished"})
class CheckMigration implements JavaDelegate {

    private final RunningCases cases;

    CheckMigration(RunningCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RedesignProcess.MIGRATION_FINISHED.set(execution, cases.isMigrationFinished(execution.getProcessBusinessKey()));
    }
}
