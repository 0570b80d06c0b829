package com.saleswright.redesign.migrate;

import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/** A version of a process in the engine. */
record Version(String id, String process, @Nullable String name, int number, String file) {

    static Version of(ProcessDefinition d) {
        return new Version(d.getId(), d.getKey(), d.getName(), d.getVersion(), d.getResourceName());
    }

    String label() {
        return name == null ? process : name;
    }
}
