package com.saleswright.engine;

import com.saleswright.engine.guard.GuardPlugin;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ListableBeanFactory;

/** The guard of the application's engine: for another engine, and for whoever asks before anything is deployed. */
public interface EngineGuard {

    /** The guard where no application runs; files may name those of the beans that are steps. */
    static EngineGuard of(ListableBeanFactory beans) {
        return GuardPlugin.of(beans);
    }

    /**
     * The same guard for an engine that reaches none of the application's beans.
     *
     * @param helpers what expressions may call there instead, by bean name
     */
    ProcessEnginePlugin forEngineApart(Map<String, Object> helpers);

    /** Why this file would be refused at deployment; the last sentence of each message is the remedy. */
    List<Problem> refusals(String file, byte[] bytes);
}
