package com.saleswright.redesign.replay;

import com.saleswright.redesign.replay.CaseResult.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The track that a replayed case leaves: where it was, who was asked, and the first thing that is not as recorded. */
final class Track {

    private final Set<String> groups;
    private final SortedSet<String> ends = new TreeSet<>();
    private final List<String> manualSteps = new ArrayList<>();
    private final SortedSet<String> approvers = new TreeSet<>();
    private final Map<String, Set<String>> flows = new TreeMap<>();
    private final Map<String, Set<String>> nodes = new TreeMap<>();
    private @Nullable Unknown unknown;
    private @Nullable String deviation;

    /** @param groups all groups of people, to know one by its name */
    Track(Set<String> groups) {
        this.groups = groups;
    }

    void node(String process, String element) {
        nodes.computeIfAbsent(process, p -> new LinkedHashSet<>()).add(ProcessModel.body(element));
    }

    void flow(String process, String flow) {
        flows.computeIfAbsent(process, p -> new LinkedHashSet<>()).add(flow);
    }

    void end(String element) {
        ends.add(element);
    }

    void manualStep(String element) {
        manualSteps.add(element);
    }

    void asked(Collection<String> those) {
        approvers.addAll(those);
    }

    /** Decisions name groups where they say who is asked. */
    void decided(Object result) {
        groupsIn(result).forEach(approvers::add);
    }

    private Stream<String> groupsIn(Object value) {
        if (value instanceof Map<?, ?> row) {
            return row.values().stream().filter(Objects::nonNull).flatMap(this::groupsIn);
        }
        if (value instanceof Collection<?> rows) {
            return rows.stream().filter(Objects::nonNull).flatMap(this::groupsIn);
        }
        return Stream.of(value.toString()).filter(groups::contains);
    }

    /** Nobody knows how the case goes on from here; what is said first counts. */
    void stop(String process, String element, String reason) {
        if (unknown == null) {
            unknown = new Unknown(process, ProcessModel.body(element), reason);
        }
    }

    boolean isStopped() {
        return unknown != null;
    }

    /** It is not as recorded; what is said first counts. */
    void deviates(String how) {
        if (deviation == null) {
            deviation = how;
        }
    }

    CaseResult result(Duration cycleTime) {
        if (unknown != null) {
            deviates("%s: %s".formatted(unknown.element(), unknown.reason()));
        }
        return new CaseResult(ends, manualSteps, approvers, cycleTime.toMillis(), unknown, flows, nodes, deviation);
    }
}
