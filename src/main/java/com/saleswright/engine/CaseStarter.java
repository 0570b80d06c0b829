package com.saleswright.engine;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
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

    CaseStarter(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Starts the latest version of a process in the current transaction. */
    public ProcessInstance start(String processId, String businessKey, Map<String, Object> variables) {
        boolean outer = OWN_START.get();
        OWN_START.set(true);
        try {
            return runtime.startProcessInstanceByKey(processId, businessKey, variables);
        } finally {
            OWN_START.set(outer);
        }
    }

    /** Whether the current thread is inside {@link #start}. */
    public static boolean isStarting() {
        return OWN_START.get();
    }
}
