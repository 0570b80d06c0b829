package com.saleswright.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;

/** Gives the guard of the application's engine to another engine, which reaches none of the application's beans. */
public interface EngineGuard {

    /** @param helpers what expressions may call there instead, by bean name */
    ProcessEnginePlugin forEngineApart(Map<String, Object> helpers);
}
