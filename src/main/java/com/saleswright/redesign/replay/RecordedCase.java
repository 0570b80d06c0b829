package com.saleswright.redesign.replay;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * What history knows about one process instance that has ended.
 *
 * @param id of the process instance
 * @param deployment that it ran on
 * @param migrated whether it changed its version on the way
 * @param startedBy user id
 * @param startValues the variables that it began with
 * @param looseValues set from outside while it ran, in order
 * @param steps activity instances, in the order in which they began
 */
public record RecordedCase(
        String id,
        @Nullable String businessKey,
        String processId,
        String deployment,
        boolean migrated,
        @Nullable String startedBy,
        Instant start,
        Instant end,
        List<Value> startValues,
        List<Value> looseValues,
        List<Step> steps) {

    /**
     * A variable that was set.
     *
     * @param local in a scope of its own, such as one instance of several, and not in the whole case
     */
    public record Value(String name, TypedValue value, boolean local, Instant at) {}

    /**
     * One activity instance.
     *
     * @param id of the activity instance
     * @param element id in the diagram; the body of several instances has a suffix
     * @param type as the engine calls it: {@code userTask}, {@code boundaryTimer}
     * @param parent activity instance around it: the case itself or a sub-process
     * @param order among the steps of its case
     * @param values variables that it set
     * @param called the case of the called process
     */
    public record Step(
            String id,
            String element,
            String type,
            String parent,
            Instant start,
            Instant end,
            boolean cancelled,
            int order,
            List<Value> values,
            @Nullable RecordedCase called) {

        boolean isBoundary() {
            return type.startsWith("boundary");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Step s && s.id.equals(id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    private static final Set<String> WAITS = Set.of("userTask", "receiveTask");
    private static final Set<String> OUTSIDE_STARTS =
            Set.of("messageStartEvent", "startTimerEvent", "signalStartEvent", "conditionalStartEvent");

    /** This case and those it called, at any depth. */
    Stream<RecordedCase> family() {
        return Stream.concat(
                Stream.of(this), steps.stream().filter(s -> s.called() != null).flatMap(s -> s.called()
                        .family()));
    }

    /** The deployments that the case and those it called ran on. */
    Set<String> deployments() {
        Set<String> all = new HashSet<>();
        family().forEach(c -> all.add(c.deployment()));
        return all;
    }

    List<Step> within(String parent) {
        return steps.stream().filter(s -> s.parent().equals(parent)).toList();
    }

    /** When something from outside moved the case or one that it called: a person, a message, the time. */
    NavigableSet<Instant> triggers() {
        NavigableSet<Instant> times = new TreeSet<>();
        family().forEach(c -> c.steps().forEach(s -> {
            if (WAITS.contains(s.type()) || s.type().startsWith("intermediate")) {
                if (!s.cancelled()) {
                    times.add(s.end());
                }
            } else if (s.isBoundary() || OUTSIDE_STARTS.contains(s.type())) {
                times.add(s.start());
            }
        }));
        return times;
    }
}
