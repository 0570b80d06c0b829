package com.saleswright.redesign.replay;

import com.saleswright.redesign.replay.ProcessModel.Node;
import com.saleswright.redesign.replay.RecordedCase.Step;
import com.saleswright.redesign.replay.RecordedCase.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** An open activity of a replayed case, or the case as a whole, with what the record has of it. */
final class Scope {

    private static final Set<String> WAITS = Set.of(
            "userTask",
            "receiveTask",
            "intermediateMessageCatch",
            "intermediateTimer",
            "intermediateSignalCatch",
            "intermediateCatchEvent");

    final Scope root;
    final @Nullable Scope parent;
    final String process;
    final String instance;
    final String element;
    final String type;
    final String id;
    final @Nullable Step step;
    final Instant start;
    /** Timers that the record does not cover, and when they are due. */
    final Map<Node, Instant> due = new HashMap<>();

    final Map<Node, String> cycles = new HashMap<>();
    /** What the record has set here and the replay has not yet. */
    final Deque<Value> values;
    // Of a whole case:
    final @Nullable RecordedCase record;
    final Set<Step> used = new HashSet<>();
    final Set<Step> fired = new HashSet<>();

    @Nullable
    String task;

    private final String execution;
    private final boolean ownExecution;

    /** A whole case. */
    Scope(ExecutionEntity execution, String process, @Nullable RecordedCase record, Instant start) {
        this.root = this;
        this.parent = null;
        this.process = process;
        this.instance = execution.getProcessInstanceId();
        this.element = process;
        this.type = "";
        this.id = instance;
        this.execution = instance;
        this.ownExecution = true;
        this.step = null;
        this.start = start;
        this.record = record;
        this.values = new ArrayDeque<>(record == null ? List.of() : record.looseValues());
    }

    /** @param type as the engine calls it */
    Scope(ExecutionEntity execution, Scope parent, String type, @Nullable Step step, Instant start) {
        this.root = parent.root;
        this.parent = parent;
        this.process = root.process;
        this.instance = root.instance;
        this.element = execution.getCurrentActivityId();
        this.type = type;
        this.id = execution.getActivityInstanceId();
        this.execution = execution.getId();
        this.ownExecution = execution.isScope()
                && execution.getActivity() != null
                && execution.getActivity().isScope();
        this.step = step;
        this.start = start;
        this.record = null;
        this.values = new ArrayDeque<>(step == null ? List.of() : step.values());
    }

    boolean isCase() {
        return parent == null;
    }

    /** Whether something from outside has to end it. */
    boolean waits() {
        return WAITS.contains(type);
    }

    /** Whether it has a scope of its own in the engine, in which events can happen. */
    boolean isScope() {
        return ownExecution;
    }

    /** The id under which the record knows it, to look for what was recorded inside. */
    @Nullable
    String recordedId() {
        return record != null ? record.id() : step != null ? step.id() : null;
    }

    /** The record of its case; only where something was found in one. */
    RecordedCase records() {
        return Objects.requireNonNull(root.record);
    }

    /** When something that was recorded at this time happens here. */
    Instant virtual(Instant recorded) {
        Instant recordedStart =
                record != null ? record.start() : Objects.requireNonNull(step).start();
        return start.plus(Duration.between(recordedStart, recorded));
    }

    /** Its execution now: those of activities that are no scope come and go. In a command. */
    ExecutionEntity execution() {
        if (ownExecution) {
            ExecutionEntity own = find(execution);
            if (own != null) {
                return own;
            }
        }
        ExecutionEntity whole = Objects.requireNonNull(find(instance));
        return find(whole, id).orElse(whole);
    }

    /** All executions of its case. In a command. */
    Stream<ExecutionEntity> executions() {
        return within(Objects.requireNonNull(find(instance)));
    }

    private static @Nullable ExecutionEntity find(String id) {
        return Context.getCommandContext().getExecutionManager().findExecutionById(id);
    }

    private static Stream<ExecutionEntity> within(ExecutionEntity from) {
        return Stream.concat(Stream.of(from), from.getExecutions().stream().flatMap(Scope::within));
    }

    private static Optional<ExecutionEntity> find(ExecutionEntity from, String activityInstance) {
        return from.getExecutions().stream()
                .flatMap(e -> find(e, activityInstance).stream())
                .findFirst()
                .or(() -> activityInstance.equals(from.getActivityInstanceId()) ? Optional.of(from) : Optional.empty());
    }
}
