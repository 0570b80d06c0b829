package com.saleswright.redesign.statistics;

import java.util.List;
import java.util.Optional;

/**
 * A process with all its versions.
 *
 * @param capability the folder of its live version, empty when it lies in none
 * @param file resource name of its live version
 * @param versions newest first, never empty
 */
public record ProcessHistory(String id, String name, String capability, String file, List<ProcessVersion> versions) {

    /** The version that new cases run on. */
    public ProcessVersion live() {
        return versions.get(0);
    }

    public Optional<ProcessVersion> version(int number) {
        return versions.stream().filter(v -> v.version() == number).findFirst();
    }

    public long running() {
        return versions.stream().mapToLong(ProcessVersion::running).sum();
    }
}
