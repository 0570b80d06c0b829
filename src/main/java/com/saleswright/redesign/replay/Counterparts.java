package com.saleswright.redesign.replay;

import com.saleswright.redesign.replay.RecordedCase.Step;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in the record of a case what its replay comes to. */
final class Counterparts {

    /** Thrown by the case itself: whatever threw them throws them again. */
    private static final Set<String> FROM_INSIDE =
            Set.of("boundaryError", "boundaryEscalation", "errorStartEvent", "escalationStartEvent");

    private final Plan plan;
    private final CaseTime time;

    Counterparts(Plan plan, CaseTime time) {
        this.plan = plan;
        this.time = time;
    }

    /** The record of an activity that begins; null when there is none, or it does something else now. */
    @Nullable
    Step find(Scope root, Scope parent, String element, String type) {
        if (root.record == null || !plan.isCovered(root.process, element)) {
            return null;
        }
        String id = plan.recordedId(root.process, element);
        List<Step> unused = root.record.steps().stream()
                .filter(s -> s.element().equals(id) && s.type().equals(type) && !root.used.contains(s))
                .toList();
        return unused.stream()
                .filter(s -> s.parent().equals(parent.recordedId()))
                .findFirst()
                .or(() -> unused.stream().filter(s -> isMoved(root, parent, s)).findFirst())
                .orElse(null);
    }

    /** Whether the draft has the step in another scope than the record. */
    private boolean isMoved(Scope root, Scope parent, Step step) {
        String recordedScope = root.records().steps().stream()
                .filter(s -> s.id().equals(step.parent()))
                .map(Step::element)
                .findFirst()
                .orElse(root.process);
        String scope = parent.isCase() ? root.process : plan.recordedId(root.process, parent.element);
        return !recordedScope.equals(scope);
    }

    /** What happened at or in an open activity besides its own end, and has not happened in the replay yet. */
    Stream<Step> events(Scope scope) {
        return Stream.of(boundaries(scope), eventStarts(scope), afterGateway(scope))
                .flatMap(s -> s)
                .filter(s -> !scope.root.fired.contains(s) && !scope.root.used.contains(s));
    }

    /** The element of the draft that a recorded event belongs to, if it still waits for the same. */
    Optional<String> element(Scope scope, Step event) {
        return plan.elements(scope.process)
                .filter(e -> plan.recordedId(scope.process, e).equals(event.element()))
                .findFirst()
                .filter(e -> plan.isCovered(scope.process, e));
    }

    private Stream<Step> boundaries(Scope scope) {
        Step host = scope.step;
        if (host == null) {
            return Stream.empty();
        }
        String element = ProcessModel.body(scope.element);
        return scope.records().steps().stream()
                .filter(Step::isBoundary)
                .filter(b -> !FROM_INSIDE.contains(b.type()))
                .filter(b -> b.parent().equals(host.parent()) && isDuring(b, host))
                .filter(b -> plan.elements(scope.process)
                        .filter(e -> plan.recordedId(scope.process, e).equals(b.element()))
                        .anyMatch(e -> plan.node(scope.process, e)
                                .filter(n -> element.equals(n.host()))
                                .isPresent()));
    }

    /** A boundary event that ends its activity begins when that has ended, which may be a millisecond later. */
    private boolean isDuring(Step boundary, Step host) {
        Instant at = boundary.start();
        return !at.isBefore(host.start())
                && (!at.isAfter(host.end()) || host.cancelled() && at.equals(time.firstEventFrom(host.end())));
    }

    /** How event sub-processes of an open scope began. */
    private Stream<Step> eventStarts(Scope scope) {
        ProcessModel model = plan.model(scope.process);
        String id = scope.recordedId();
        if (model == null || id == null || !scope.isScope()) {
            return Stream.empty();
        }
        RecordedCase records = scope.records();
        return records.within(id).stream()
                .filter(s -> s.type().equals("subProcess") || s.type().equals("eventSubProcess"))
                .filter(s -> model.isEventSubProcess(plan.currentId(scope.process, s.element())))
                .flatMap(s -> records.within(s.id()).stream())
                .filter(s -> s.type().endsWith("StartEvent") || s.type().equals("startTimerEvent"))
                .filter(s -> !FROM_INSIDE.contains(s.type()));
    }

    /** The event that an event-based gateway went on with. */
    private static Stream<Step> afterGateway(Scope scope) {
        Step gateway = scope.step;
        if (gateway == null || !scope.type.equals("eventBasedGateway")) {
            return Stream.empty();
        }
        return scope.records().steps().stream()
                .filter(s -> s.type().startsWith("intermediate")
                        && s.parent().equals(gateway.parent())
                        && !s.start().isBefore(gateway.start())
                        && !scope.root.used.contains(s))
                .findFirst()
                .stream();
    }

    /** The code of the error that ended a step, by the error event that the record has right after it. */
    Optional<String> thrown(Scope scope) {
        Step step = Objects.requireNonNull(scope.step);
        return scope.records().steps().stream()
                .filter(s -> s.type().equals("boundaryError") || s.type().equals("errorStartEvent"))
                .filter(s -> !s.start().isBefore(step.end()) && !scope.root.used.contains(s))
                .findFirst()
                .flatMap(s -> plan.recordedError(scope.process, s.element()));
    }
}
