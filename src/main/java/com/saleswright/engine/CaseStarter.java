package com.saleswright.engine;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * Starts cases for our own code, which has facts and no form.
 *
 * <p>A start with values that a person sends through the REST API is held to the start form of the process. Ours is
 * not: the domain has checked what it hands over.
 */
@Component
public class CaseStarter {

    private static final ThreadLocal<Boolean> OWN_START = ThreadLocal.withInitial(() -> false);

    private final RuntimeService runtime;
    private final ProcessEngineConfigurationImpl engine;
    private final VersionChoice versions;

    CaseStarter(RuntimeService runtime, ProcessEngine engine, VersionChoice versions) {
        this.runtime = runtime;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.versions = versions;
    }

    /**
     * Starts a process in the current transaction: its latest version, or the one before for some of the cases while a
     * redesign is on trial.
     */
    public ProcessInstance start(String processId, String businessKey, Map<String, Object> variables) {
        boolean outer = OWN_START.get();
        OWN_START.set(true);
        try {
            // One command around both, in which the engine reads the definition once, as if started by the process id.
            return engine.getCommandExecutorTxRequired().execute(context -> {
                String latest = context.getProcessEngineConfiguration()
                        .getDeploymentCache()
                        .findDeployedLatestProcessDefinitionByKey(processId)
                        .getId();
                return runtime.startProcessInstanceById(
                        versions.choose(processId, latest, businessKey), businessKey, variables);
            });
        } finally {
            OWN_START.set(outer);
        }
    }

    /** Whether the current thread is inside {@link #start}. */
    public static boolean isStarting() {
        return OWN_START.get();
    }
}
