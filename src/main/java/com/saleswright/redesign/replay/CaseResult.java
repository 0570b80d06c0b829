package com.saleswright.redesign.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * How a case went in a replay.
 *
 * @param ends the main end events that it reached, by id; empty when it did not end
 * @param manualSteps user tasks that people completed, in order, by id
 * @param approvers who was asked: groups of tasks and decisions, and people of tasks that no group was asked
 * @param cycleMillis from its start to its end, or to where the record stops
 * @param unknown where the record stops; null when it covers the whole case
 * @param flows process id to the sequence flows that were taken
 * @param nodes process id to the flow nodes that were entered
 * @param deviation how it differs from its record; null when it is the same
 */
public record CaseResult(
        SortedSet<String> ends,
        List<String> manualSteps,
        SortedSet<String> approvers,
        long cycleMillis,
        @Nullable Unknown unknown,
        Map<String, Set<String>> flows,
        Map<String, Set<String>> nodes,
        @Nullable String deviation) {

    /** Whether a person who is answerable for the process should look at the case. */
    boolean differsFrom(CaseResult before) {
        return !ends.equals(before.ends)
                || !manualSteps.equals(before.manualSteps)
                || !approvers.equals(before.approvers)
                || unknown != null;
    }

    /** @param element id of the last step that the record covers, or that it does not cover any more */
    public record Unknown(String process, String element, String reason) {}
}
