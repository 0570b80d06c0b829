package com.saleswright.engine;

import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Engine settings that differ from Camunda's defaults, each for a reason.
 *
 * <p>Waits for the database migrations, so that our tables exist before the engine makes its own.
 */
@Component
@DependsOnDatabaseInitialization
class EngineSettings extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // History rows get their removal time when they are written: closing a case then updates no history row,
        // which saves a fifth of the statements of a case. The time to live must be far longer than any case.
        configuration.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        configuration.setEnforceHistoryTimeToLive(true);
        // Object variables are JSON, and only of harmless types.
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        // Expressions inside queries and stored Tasklist filters are evaluated as code.
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        // Candidates may work on a task, not change any of its variables or hand it to somebody else.
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
    }
}
