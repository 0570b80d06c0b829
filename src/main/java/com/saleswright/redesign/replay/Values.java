package com.saleswright.redesign.replay;

import com.saleswright.redesign.replay.RecordedCase.Value;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Sets in a replayed case what the record says was set, no earlier than then. */
final class Values {

    private static final Set<String> COUNTERS =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

    private final Collection<Scope> open;

    /** @param open a view of the open scopes as they come and go */
    Values(Collection<Scope> open) {
        this.open = open;
    }

    /** What was set on anything that is open in a case, until this time in the record. */
    void setAllUntil(Scope root, Instant until) {
        if (root.record == null) {
            return;
        }
        open.stream()
                .filter(s -> s.root == root && !CaseRun.WORKED_OUT.contains(s.type) && isDue(s, until))
                .toList()
                .forEach(s -> set(s.execution(), s, until));
    }

    /** What was set from outside, until this time in the record. */
    void setUntil(Scope root, Instant until) {
        if (isDue(root, until)) {
            set(root.execution(), root, until);
        }
    }

    private static boolean isDue(Scope scope, Instant until) {
        return !scope.values.isEmpty() && !scope.values.peek().at().isAfter(until);
    }

    static void set(ExecutionEntity execution, Scope scope, Instant until) {
        while (isDue(scope, until)) {
            Value value = scope.values.remove();
            if (!COUNTERS.contains(value.name())) {
                set(execution, value);
            }
        }
    }

    private static void set(ExecutionEntity execution, Value value) {
        if (value.local()) {
            ExecutionEntity scope = execution;
            while (scope.getParent() != null && !scope.hasVariableLocal(value.name())) {
                scope = scope.getParent();
            }
            (scope.getParent() == null ? execution : scope).setVariableLocal(value.name(), value.value());
        } else {
            execution.setVariable(value.name(), value.value());
        }
    }
}
