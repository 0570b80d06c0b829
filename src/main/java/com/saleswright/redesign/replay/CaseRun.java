package com.saleswright.redesign.replay;

import com.saleswright.redesign.replay.RecordedCase.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * One case on its way through a replay: what waits is woken in the order of the recorded times, in a time of its own that
 * jumps from event to event. The engine's hooks tell it of every step.
 */
final class CaseRun {

    /** Before the name of a person among groups. */
    static final String PERSON = "@";
    /** What the engine itself works out again, so that the record must not be put over it. */
    static final Set<String> WORKED_OUT = Set.of("callActivity", "businessRuleTask");

    /** Loops in a draft that nothing ends, and timers that go on for ever. */
    private static final int MOST_EVENTS = 2_000;

    private static final int MOST_STEPS = 20_000;
    private static final String FOR_EVER = "It goes round for ever.";

    private final ReplayEngine engine;
    private final RecordedCase record;
    private final Plan plan;
    /** What each recorded step read when the case was calibrated. */
    private final Map<Step, Map<String, Object>> inputs;

    private final boolean calibrating;
    private final Map<String, Scope> cases = new LinkedHashMap<>();
    private final Map<String, Scope> open = new LinkedHashMap<>();
    private final CaseTime time;
    private final Track track;
    private final Counterparts counterparts;
    private final Values values;
    private final NewTimers timers;
    private final Agenda agenda;
    private boolean ended;
    private int steps;

    CaseRun(
            ReplayEngine engine,
            RecordedCase record,
            Plan plan,
            Map<Step, Map<String, Object>> inputs,
            boolean calibrating) {
        this.engine = engine;
        this.record = record;
        this.plan = plan;
        this.inputs = inputs;
        this.calibrating = calibrating;
        time = new CaseTime(record);
        track = new Track(plan.groups());
        counterparts = new Counterparts(plan, time);
        values = new Values(open.values());
        timers = new NewTimers(engine.configuration(), plan, track);
        agenda = new Agenda(open.values(), counterparts, new Wakers(engine, plan, timers, track), values, time);
    }

    Instant now() {
        return time.now();
    }

    CaseResult run() {
        engine.current(this);
        try {
            engine.inVain(() -> {
                guarded(record.processId(), this::begin);
                for (int events = 0; !ended && !track.isStopped(); events++) {
                    if (events > MOST_EVENTS) {
                        track.stop(record.processId(), record.processId(), FOR_EVER);
                    } else {
                        next();
                    }
                }
            });
        } finally {
            engine.current(null);
        }
        unreached().ifPresent(s -> track.deviates(s.element() + " was not reached."));
        return track.result(Duration.between(record.start(), time.now()));
    }

    private void begin() {
        VariableMap variables = Variables.createVariables();
        record.startValues().forEach(v -> variables.putValueTyped(v.name(), v.value()));
        var identity = engine.services().getIdentityService();
        identity.setAuthenticatedUserId(record.startedBy());
        try {
            engine.services()
                    .getRuntimeService()
                    .startProcessInstanceByKey(record.processId(), record.businessKey(), variables);
        } finally {
            identity.clearAuthentication();
        }
    }

    private void next() {
        Optional<Agenda.Event> first = agenda.next();
        if (first.isEmpty()) {
            Scope waiting = open.values().stream()
                    .filter(Scope::waits)
                    .findFirst()
                    .or(this::last)
                    .orElseThrow();
            track.stop(waiting.process, waiting.element, "Nothing recorded says how it went on.");
            return;
        }
        Agenda.Event event = first.get();
        Optional<Scope> givenUp = agenda.givenUpBefore(event);
        if (givenUp.isPresent()) {
            track.stop(givenUp.get().process, givenUp.get().element, "The record ends before the new time is over.");
            return;
        }
        time.moveTo(event.at(), event.recorded());
        guarded(event.scope().process, () -> {
            if (event.followsValues()) {
                values.setAllUntil(event.scope().root, Objects.requireNonNull(event.recorded()));
            }
            event.fire().run();
        });
    }

    private void guarded(String process, Runnable work) {
        try {
            work.run();
        } catch (ProcessEngineException | IllegalStateException e) {
            Optional<Scope> last = last();
            track.stop(
                    last.map(s -> s.process).orElse(process),
                    last.map(s -> s.element).orElse(process),
                    "It fails: " + e.getMessage());
        }
    }

    private Optional<Scope> last() {
        return open.values().stream().reduce((one, later) -> later);
    }

    /** A recorded step that the case has not come to. */
    private Optional<Step> unreached() {
        return record.family()
                .flatMap(c -> c.steps().stream())
                .filter(s -> cases.values().stream().noneMatch(c -> c.used.contains(s)))
                .findFirst();
    }

    // What the hooks report.

    void caseStarted(ExecutionEntity execution) {
        ExecutionEntity caller = execution.getSuperExecution();
        RecordedCase recorded = record;
        if (caller != null) {
            Scope call = open.get(caller.getActivityInstanceId());
            recorded = call == null || call.step == null ? null : call.step.called();
        }
        Instant start = recorded == null ? time.now() : time.place(recorded.start());
        Scope scope = new Scope(execution, execution.getProcessDefinition().getKey(), recorded, start);
        cases.put(scope.instance, scope);
        open.put(scope.id, scope);
        setTimers(scope, execution);
    }

    void caseEnded(ExecutionEntity execution) {
        open.values().removeIf(s -> s.instance.equals(execution.getProcessInstanceId()));
        if (execution.getSuperExecution() == null) {
            ended = true;
        }
    }

    void started(ExecutionEntity execution) {
        if (++steps > MOST_STEPS) {
            throw new ProcessEngineException(FOR_EVER);
        }
        Scope root = Objects.requireNonNull(cases.get(execution.getProcessInstanceId()));
        Scope parent = open.getOrDefault(execution.getParentActivityInstanceId(), root);
        String element = execution.getCurrentActivityId();
        String type = String.valueOf(execution.getActivity().getProperty("type"));
        Step step = counterparts.find(root, parent, element, type);
        Instant start = step == null ? time.now() : time.place(step.start());
        Scope scope = new Scope(execution, parent, type, step, start);
        open.put(scope.id, scope);
        time.passTo(start);
        track.node(root.process, element);
        if (step == null) {
            track.deviates("%s has no record.".formatted(element));
        } else {
            root.used.add(step);
            values.setUntil(root, step.start());
            if (isPassedAtOnce(scope)) {
                Values.set(execution, scope, step.end());
            }
        }
        setTimers(scope, execution);
        ProcessModel model = plan.model(root.process);
        if (root.record == record && model != null && model.isMainEnd(element)) {
            track.end(element);
        }
        if (step == null && (type.equals("receiveTask") || type.equals("intermediateMessageCatch"))) {
            track.stop(root.process, element, "Nothing recorded says when, or whether, what it waits for comes.");
        }
    }

    private static boolean isPassedAtOnce(Scope scope) {
        return !scope.waits()
                && !WORKED_OUT.contains(scope.type)
                && !ReplayHooks.isStoodIn(scope.type)
                && !scope.type.contains("rocess");
    }

    private void setTimers(Scope scope, ExecutionEntity execution) {
        // When a case is calibrated, all timers are as they were.
        if (!calibrating) {
            timers.set(scope, execution);
        }
    }

    void ended(ExecutionEntity execution) {
        Scope scope = open.remove(execution.getActivityInstanceId());
        if (scope == null) {
            return;
        }
        if (scope.step != null && scope.step.cancelled() != execution.isCanceled()) {
            track.deviates("%s was %s.".formatted(scope.element, scope.step.cancelled() ? "cancelled" : "completed"));
        }
        if (scope.type.equals("businessRuleTask")) {
            plan.resultOf(scope.process, scope.element)
                    .map(execution::getVariable)
                    .ifPresent(track::decided);
        }
        if (scope.type.equals("userTask") && !execution.isCanceled()) {
            track.manualStep(scope.element);
        }
    }

    void taken(ExecutionEntity execution) {
        Scope root = cases.get(execution.getProcessInstanceId());
        if (root != null && execution.getCurrentTransitionId() != null) {
            track.flow(root.process, execution.getCurrentTransitionId());
        }
    }

    void offered(TaskEntity task) {
        Scope scope = open.get(task.getExecution().getActivityInstanceId());
        if (scope == null) {
            return;
        }
        scope.task = task.getId();
        List<String> groups = task.getIdentityLinks().stream()
                .map(IdentityLinkEntity::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        track.asked(groups.isEmpty() && task.getAssignee() != null ? List.of(PERSON + task.getAssignee()) : groups);
    }

    /** @return whether the step is done; the case waits for ever when nothing says what it did */
    boolean perform(ExecutionEntity execution) {
        Scope scope = Objects.requireNonNull(open.get(execution.getActivityInstanceId()));
        Step step = scope.step;
        if (step == null) {
            if (plan.setsNothing(scope.process, scope.element)) {
                return true;
            }
            track.stop(
                    scope.process,
                    scope.element,
                    "The case never came here, so nothing says what this step would have done.");
            return false;
        }
        Map<String, Object> read = new TreeMap<>();
        plan.reads(scope.process, scope.element).forEach(name -> read.put(name, comparable(execution, name)));
        if (calibrating) {
            inputs.put(step, read);
        } else if (!plan.setsNothing(scope.process, scope.element)) {
            Optional<String> other = otherInput(inputs.getOrDefault(step, read), read);
            if (other.isPresent()) {
                track.stop(
                        scope.process,
                        scope.element,
                        "It reads %s, which is now other than in the record.".formatted(other.get()));
                return false;
            }
        }
        Values.set(execution, scope, step.end());
        time.passTo(scope.virtual(step.end()));
        if (step.cancelled()) {
            counterparts.thrown(scope).ifPresent(code -> {
                throw new BpmnError(code);
            });
        }
        return true;
    }

    private static Optional<String> otherInput(Map<String, Object> expected, Map<String, Object> read) {
        return read.entrySet().stream()
                .filter(e -> expected.containsKey(e.getKey()))
                .filter(e -> !e.getValue().equals(expected.get(e.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Object comparable(ExecutionEntity execution, String name) {
        @Nullable Object value = execution.getVariable(name);
        if (value == null) {
            return "";
        }
        return value instanceof Collection || value instanceof Map || value instanceof Comparable
                ? value
                : value.toString();
    }
}
