package com.saleswright.redesign.migrate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running case and what can be done with it.
 *
 * @param id the engine's process instance
 * @param process process id
 * @param processName label of the process
 * @param version the version that it runs on, as the engine counts
 * @param businessKey null for a case that was started without one
 * @param reason why it is not safe, or what happens to it besides; empty when there is nothing to say
 * @param remedy what can be done about it; empty for a safe case
 * @param passed labels of steps that it has been through and the other version does not have
 */
public record RunningCase(
        String id,
        String process,
        String processName,
        int version,
        @Nullable String businessKey,
        List<WaitState> waits,
        Verdict verdict,
        String reason,
        String remedy,
        List<String> passed) {

    public boolean is(Verdict other) {
        return verdict == other;
    }
}
