package com.saleswright.engine;

/** Chooses the version of a process that a new case of ours runs on, when not all run on the latest. */
public interface VersionChoice {

    /**
     * In the transaction that starts the case.
     *
     * @param latest id of the latest definition of the process
     * @return id of the definition to start
     */
    String choose(String processId, String latest, String businessKey);
}
