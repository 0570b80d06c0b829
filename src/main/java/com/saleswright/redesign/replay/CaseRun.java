package com.saleswright.redesign.replay;

import com.saleswright.redesign.replay.CaseResult.Unknown;
import com.saleswright.redesign.replay.ProcessModel.Node;
import com.saleswright.redesign.replay.ProcessModel.Timer;
import com.saleswright.redesign.replay.RecordedCase.Step;
import com.saleswright.redesign.replay.RecordedCase.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationHelper;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * One case on its way through a replay: what waits is woken in the order of the recorded times, in a time of its own that
 * jumps from event to event.
 */
final class CaseRun {

    /** Loops in a draft that nothing ends, and timers that go on for ever. */
    private static final int MOST_EVENTS = 2_000;

    private static final int MOST_STEPS = 20_000;

    private static final Set<String> COUNTERS =
            Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");
    private static final Set<String> WAITS = Set.of(
            "userTask",
            "receiveTask",
            "intermediateMessageCatch",
            "intermediateTimer",
            "intermediateSignalCatch",
            "intermediateCatchEvent");
    /** What the engine itself works out again, so that the record must not be put over it. */
    private static final Set<String> WORKED_OUT = Set.of("callActivity", "businessRuleTask");

    private final ReplayEngine engine;
    private final RecordedCase record;
    private final Plan plan;
    /** What each recorded step read when the case was calibrated. */
    private final Map<Step, Map<String, Object>> inputs;

    private final boolean calibrating;
    private final NavigableSet<Instant> triggers;
    private final Map<String, Scope> cases = new LinkedHashMap<>();
    private final Map<String, Scope> open = new LinkedHashMap<>();

    private final SortedSet<String> ends = new TreeSet<>();
    private final List<String> manualSteps = new ArrayList<>();
    private final SortedSet<String> approvers = new TreeSet<>();
    private final Map<String, Set<String>> flows = new TreeMap<>();
    private final Map<String, Set<String>> nodes = new TreeMap<>();
    private @Nullable Unknown unknown;
    private @Nullable String deviation;
    private boolean ended;
    private int steps;
    private int matched;

    private Instant now;
    /** When the event that moves the case now was recorded; null for one that has no record. */
    private @Nullable Instant recordedNow;

    private Instant firedAt;

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
        this.triggers = record.triggers();
        this.now = record.start();
        this.firedAt = now;
        this.recordedNow = now;
    }

    /** An open activity, or a case as a whole. */
    private static final class Scope {
        final Scope root;
        final @Nullable Scope parent;
        final String process;
        final String instance;
        final String element;
        final String id;
        final String execution;
        final boolean ownExecution;
        final @Nullable Step step;
        final Instant start;
        final Map<Node, Instant> due = new HashMap<>();
        final Map<Node, String> cycles = new HashMap<>();
        // Of a whole case:
        final @Nullable RecordedCase record;
        final Set<Step> used = new HashSet<>();
        final Set<Step> fired = new HashSet<>();
        final Deque<Value> values;
        String type = "";

        @Nullable
        String task;

        /** A whole case. */
        Scope(ExecutionEntity execution, String process, @Nullable RecordedCase record, Instant start) {
            this.root = this;
            this.parent = null;
            this.process = process;
            this.instance = execution.getProcessInstanceId();
            this.element = process;
            this.id = instance;
            this.execution = instance;
            this.ownExecution = true;
            this.step = null;
            this.start = start;
            this.record = record;
            this.values = new ArrayDeque<>(record == null ? List.of() : record.looseValues());
        }

        Scope(ExecutionEntity execution, Scope parent, @Nullable Step step, Instant start) {
            this.root = parent.root;
            this.parent = parent;
            this.process = root.process;
            this.instance = root.instance;
            this.element = execution.getCurrentActivityId();
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

        /** The id under which the record knows it, to look for what was recorded inside. */
        @Nullable
        String recordedId() {
            return record != null ? record.id() : step != null ? step.id() : null;
        }

        Instant recordedStart() {
            return record != null
                    ? record.start()
                    : Objects.requireNonNull(step).start();
        }

        /** When something that was recorded at this time happens here. */
        Instant virtual(Instant recorded) {
            return start.plus(Duration.between(recordedStart(), recorded));
        }
    }

    /**
     * Something that can wake the case.
     *
     * @param rank values come before what looks at them
     * @param order among the steps of the record
     */
    private record Event(Instant at, @Nullable Instant recorded, int rank, int order, Scope scope, Runnable fire) {
        static final Comparator<Event> FIRST =
                Comparator.comparing(Event::at).thenComparing(Event::rank).thenComparing(Event::order);
    }

    Instant now() {
        return now;
    }

    CaseResult run() {
        engine.current(this);
        try {
            engine.inVain(() -> {
                guarded(record.processId(), this::begin);
                for (int events = 0; !ended && unknown == null; events++) {
                    if (events > MOST_EVENTS) {
                        stop(record.processId(), record.processId(), "It goes round for ever.");
                    } else {
                        next();
                    }
                }
            });
        } finally {
            engine.current(null);
        }
        return result();
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
        Optional<Event> first = open.values().stream().flatMap(this::events).min(Event.FIRST);
        if (first.isEmpty()) {
            Scope waiting = open.values().stream()
                    .filter(s -> WAITS.contains(s.type))
                    .findFirst()
                    .or(() -> open.values().stream().reduce((a, b) -> b))
                    .orElseThrow();
            stop(waiting.process, waiting.element, "Nothing recorded says how it went on.");
            return;
        }
        Event event = first.get();
        Optional<Scope> given = event.recorded() == null ? givenUpBefore(event.at()) : Optional.empty();
        if (given.isPresent()) {
            stop(given.get().process, given.get().element, "The record ends before the new time is over.");
            return;
        }
        now = event.at();
        firedAt = now;
        recordedNow = event.recorded();
        guarded(event.scope().process, () -> {
            if (event.recorded() != null && event.rank() > 0) {
                flush(event.scope().root, event.recorded());
            }
            event.fire().run();
        });
    }

    /** A step whose record was cut off before this time: what would have come then is not known. */
    private Optional<Scope> givenUpBefore(Instant time) {
        return open.values().stream()
                .filter(s -> s.step != null
                        && s.step.cancelled()
                        && WAITS.contains(s.type)
                        && s.virtual(s.step.end()).isBefore(time))
                .findFirst();
    }

    private Stream<Event> events(Scope scope) {
        List<Event> events = new ArrayList<>();
        scope.due.forEach((node, at) -> events.add(new Event(at, null, 2, 0, scope, () -> timer(scope, node, at))));
        if (scope.recordedId() == null) {
            if (scope.type.equals("userTask")) {
                events.add(new Event(now, null, 1, 0, scope, () -> newTask(scope)));
            }
            return events.stream();
        }
        Value loose = scope.parent == null ? scope.values.peek() : null;
        if (loose != null) {
            Instant at = scope.virtual(loose.at());
            events.add(new Event(at.isBefore(now) ? now : at, loose.at(), 0, 0, scope, () -> setLoose(scope)));
        }
        Step step = scope.step;
        if (step != null && WAITS.contains(scope.type) && !step.cancelled()) {
            events.add(new Event(scope.virtual(step.end()), step.end(), 1, step.order(), scope, () -> complete(scope)));
        }
        for (Step boundary : boundaries(scope)) {
            event(scope, boundary, boundary.element(), boundary.start(), events);
        }
        for (Step child : eventSubProcesses(scope)) {
            recordOf(scope).within(child.id()).stream()
                    .filter(s -> s.type().endsWith("StartEvent") || s.type().equals("startTimerEvent"))
                    .filter(s ->
                            !s.type().equals("errorStartEvent") && !s.type().equals("escalationStartEvent"))
                    .forEach(s -> event(scope, s, s.element(), s.start(), events));
        }
        if (scope.type.equals("eventBasedGateway")) {
            recordOf(scope).sorted().stream()
                    .filter(s -> s.type().startsWith("intermediate")
                            && s.parent().equals(Objects.requireNonNull(step).parent())
                            && !s.start().isBefore(step.start())
                            && !scope.root.used.contains(s))
                    .findFirst()
                    .ifPresent(s -> event(scope, s, s.element(), s.start(), events));
        }
        return events.stream();
    }

    private void event(Scope scope, Step step, String recordedElement, Instant recorded, List<Event> events) {
        String process = scope.process;
        if (scope.root.fired.contains(step) || scope.root.used.contains(step)) {
            return;
        }
        plan.elements(process)
                .filter(e -> plan.recordedId(process, e).equals(recordedElement))
                .findFirst()
                .filter(e -> plan.isCovered(process, e))
                .ifPresent(e -> events.add(new Event(scope.virtual(recorded), recorded, 1, step.order(), scope, () -> {
                    scope.root.fired.add(step);
                    trigger(scope, e);
                })));
    }

    private static RecordedCase recordOf(Scope scope) {
        return Objects.requireNonNull(scope.root.record);
    }

    /** Boundary events that the record has at this activity. */
    private List<Step> boundaries(Scope scope) {
        Step host = scope.step;
        if (host == null) {
            return List.of();
        }
        RecordedCase recorded = recordOf(scope);
        String element = ProcessModel.body(scope.element);
        return recorded.steps().stream()
                .filter(Step::isBoundary)
                .filter(b -> !b.type().equals("boundaryError") && !b.type().equals("boundaryEscalation"))
                .filter(b -> b.parent().equals(host.parent()) && isDuring(b, host))
                .filter(b -> plan.elements(scope.process)
                        .filter(e -> plan.recordedId(scope.process, e).equals(b.element()))
                        .anyMatch(e -> plan.node(scope.process, e)
                                .filter(n -> element.equals(n.host()))
                                .isPresent()))
                .toList();
    }

    /** A boundary event that ends its activity begins when that has ended, which may be a millisecond later. */
    private boolean isDuring(Step boundary, Step host) {
        Instant at = boundary.start();
        return !at.isBefore(host.start())
                && (!at.isAfter(host.end()) || host.cancelled() && at.equals(triggers.ceiling(host.end())));
    }

    private List<Step> eventSubProcesses(Scope scope) {
        ProcessModel model = plan.model(scope.process);
        String id = scope.recordedId();
        if (model == null || id == null || !scope.ownExecution) {
            return List.of();
        }
        return recordOf(scope).within(id).stream()
                .filter(s -> s.type().equals("subProcess") || s.type().equals("eventSubProcess"))
                .filter(s -> model.isEventSubProcess(plan.currentId(scope.process, s.element())))
                .toList();
    }

    // What the hooks report.

    void caseStarted(ExecutionEntity execution) {
        ExecutionEntity caller = execution.getSuperExecution();
        RecordedCase recorded = record;
        if (caller != null) {
            Scope call = open.get(caller.getActivityInstanceId());
            recorded = call == null || call.step == null ? null : call.step.called();
        }
        String process = execution.getProcessDefinition().getKey();
        Instant start = recorded == null ? now : place(recorded.start());
        Scope scope = new Scope(execution, process, recorded, start);
        cases.put(scope.instance, scope);
        open.put(scope.id, scope);
        setTimers(scope, execution);
    }

    void caseEnded(ExecutionEntity execution) {
        open.remove(execution.getProcessInstanceId());
        open.values().removeIf(s -> s.instance.equals(execution.getProcessInstanceId()));
        if (execution.getSuperExecution() == null) {
            ended = true;
        }
    }

    void started(ExecutionEntity execution) {
        if (++steps > MOST_STEPS) {
            throw new ProcessEngineException("It goes round for ever.");
        }
        Scope root = Objects.requireNonNull(cases.get(execution.getProcessInstanceId()));
        Scope parent = open.getOrDefault(execution.getParentActivityInstanceId(), root);
        String element = execution.getCurrentActivityId();
        String type = String.valueOf(execution.getActivity().getProperty("type"));
        Step step = find(root, parent, element, type);
        Instant start = step == null ? now : place(step.start());
        Scope scope = new Scope(execution, parent, step, start);
        scope.type = type;
        open.put(scope.id, scope);
        now = max(now, start);
        nodes.computeIfAbsent(root.process, p -> new LinkedHashSet<>()).add(ProcessModel.body(element));
        if (step == null) {
            deviates("%s has no record.".formatted(element));
        } else {
            root.used.add(step);
            matched++;
            setLooseUntil(root, step.start(), execution);
            if (!WAITS.contains(type) && !WORKED_OUT.contains(type) && !isAutomatic(type) && !type.contains("rocess")) {
                set(execution, scope, step.end());
            }
        }
        setTimers(scope, execution);
        ProcessModel model = plan.model(root.process);
        if (root.instance.equals(first()) && model != null && model.isMainEnd(element)) {
            ends.add(element);
        }
        if (type.equals("receiveTask") && step == null || type.equals("intermediateMessageCatch") && step == null) {
            stop(root.process, element, "Nothing recorded says when, or whether, what it waits for comes.");
        }
    }

    void ended(ExecutionEntity execution) {
        Scope scope = open.remove(execution.getActivityInstanceId());
        if (scope == null) {
            return;
        }
        if (scope.step != null && scope.step.cancelled() != execution.isCanceled()) {
            deviates("%s was %s.".formatted(scope.element, scope.step.cancelled() ? "cancelled" : "completed"));
        }
        if (scope.type.equals("businessRuleTask")) {
            decided(execution, scope);
        }
        if (scope.type.equals("userTask") && !execution.isCanceled()) {
            manualSteps.add(scope.element);
        }
    }

    void taken(ExecutionEntity execution) {
        Scope root = cases.get(execution.getProcessInstanceId());
        if (root != null && execution.getCurrentTransitionId() != null) {
            flows.computeIfAbsent(root.process, p -> new LinkedHashSet<>()).add(execution.getCurrentTransitionId());
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
        approvers.addAll(groups);
        if (groups.isEmpty() && task.getAssignee() != null) {
            approvers.add(PERSON + task.getAssignee());
        }
    }

    /** Before the name of a person among groups. */
    static final String PERSON = "@";

    /** @return whether the step is done; the case waits for ever when nothing says what it did */
    boolean perform(ExecutionEntity execution) {
        Scope scope = Objects.requireNonNull(open.get(execution.getActivityInstanceId()));
        String element = scope.element;
        Step step = scope.step;
        if (step == null) {
            if (plan.setsNothing(scope.process, element)) {
                return true;
            }
            stop(scope.process, element, "The case never came here, so nothing says what this step would have done.");
            return false;
        }
        Map<String, Object> read = new TreeMap<>();
        plan.reads(scope.process, element).forEach(name -> read.put(name, comparable(execution, name)));
        if (calibrating) {
            inputs.put(step, read);
        } else if (!plan.setsNothing(scope.process, element)) {
            Map<String, Object> expected = inputs.getOrDefault(step, read);
            for (Map.Entry<String, Object> input : read.entrySet()) {
                if (expected.containsKey(input.getKey()) && !input.getValue().equals(expected.get(input.getKey()))) {
                    stop(
                            scope.process,
                            element,
                            "It reads %s, which is now other than in the record.".formatted(input.getKey()));
                    return false;
                }
            }
        }
        set(execution, scope, step.end());
        now = max(now, scope.virtual(step.end()));
        if (step.cancelled()) {
            thrown(scope).ifPresent(code -> {
                throw new BpmnError(code);
            });
        }
        return true;
    }

    private static Object comparable(ExecutionEntity execution, String name) {
        Object value = execution.getVariable(name);
        if (value == null) {
            return "";
        }
        return value instanceof Collection || value instanceof Map || value instanceof Comparable
                ? value
                : value.toString();
    }

    /** The code of the error that ended a step, by the error event that the record has right after it. */
    private Optional<String> thrown(Scope scope) {
        Step step = Objects.requireNonNull(scope.step);
        return recordOf(scope).sorted().stream()
                .filter(s -> s.type().equals("boundaryError") || s.type().equals("errorStartEvent"))
                .filter(s -> !s.start().isBefore(step.end()) && !scope.root.used.contains(s))
                .findFirst()
                .flatMap(s -> plan.recordedError(scope.process, s.element()));
    }

    private void decided(ExecutionEntity execution, Scope scope) {
        plan.resultOf(scope.process, scope.element).map(execution::getVariable).ifPresent(result -> groupsIn(result)
                .forEach(approvers::add));
    }

    /** Decisions name groups where they say who is asked. */
    private Stream<String> groupsIn(Object value) {
        if (value instanceof Map<?, ?> row) {
            return row.values().stream().filter(Objects::nonNull).flatMap(this::groupsIn);
        }
        if (value instanceof Collection<?> rows) {
            return rows.stream().filter(Objects::nonNull).flatMap(this::groupsIn);
        }
        return Stream.of(value.toString()).filter(plan.groups()::contains);
    }

    // Finding what was recorded.

    private @Nullable Step find(Scope root, Scope parent, String element, String type) {
        if (root.record == null || !plan.isCovered(root.process, element)) {
            return null;
        }
        String id = plan.recordedId(root.process, element);
        List<Step> unused = root.record.sorted().stream()
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
        String recordedScope = recordOf(root).steps().stream()
                .filter(s -> s.id().equals(step.parent()))
                .map(Step::element)
                .findFirst()
                .orElse(root.process);
        String scope = parent.parent == null ? root.process : plan.recordedId(root.process, parent.element);
        return !recordedScope.equals(scope);
    }

    /**
     * When something begins that follows from the event that moves the case now. What the record has before the next
     * event followed from the same one: it keeps its distance.
     */
    private Instant place(Instant recorded) {
        if (recordedNow == null || recorded.isBefore(recordedNow)) {
            return now;
        }
        Instant following = triggers.higher(recordedNow);
        return following != null && recorded.isAfter(following)
                ? now
                : firedAt.plus(Duration.between(recordedNow, recorded));
    }

    // Timers that the record does not cover.

    private void setTimers(Scope scope, ExecutionEntity execution) {
        ProcessModel model = plan.model(scope.process);
        if (model == null || calibrating) {
            return;
        }
        List<Node> timers = new ArrayList<>(model.timersAt(ProcessModel.body(scope.element)));
        model.node(scope.element)
                .filter(n -> n.timer() != null && n.type().equals("intermediateCatchEvent"))
                .ifPresent(timers::add);
        boolean isInner = scope.parent != null
                && scope.parent.element.equals(ProcessModel.body(scope.element) + "#multiInstanceBody");
        timers.stream()
                .filter(t -> !isInner && plan.isOtherTimer(scope.process, t))
                .forEach(t -> setTimer(scope, t, execution));
    }

    private void setTimer(Scope scope, Node node, ExecutionEntity execution) {
        Timer timer = Objects.requireNonNull(node.timer());
        Object value = engine.configuration()
                .getExpressionManager()
                .createExpression(timer.text())
                .getValue(execution);
        if (value instanceof Date date) {
            scope.due.put(node, date.toInstant());
            return;
        }
        String text = String.valueOf(value);
        String calendarName =
                switch (timer.kind()) {
                    case "timeDuration" -> TimerDeclarationType.DURATION.calendarName;
                    case "timeCycle" -> TimerDeclarationType.CYCLE.calendarName;
                    default -> TimerDeclarationType.DATE.calendarName;
                };
        BusinessCalendar calendar =
                engine.configuration().getBusinessCalendarManager().getBusinessCalendar(calendarName);
        scope.due.put(
                node, calendar.resolveDuedate(text, Date.from(scope.start)).toInstant());
        if (timer.kind().equals("timeCycle") && !node.interrupting()) {
            scope.cycles.put(node, text);
        }
    }

    private void timer(Scope scope, Node node, Instant at) {
        scope.due.remove(node);
        String cycle = scope.cycles.get(node);
        if (cycle != null) {
            try {
                Date following = new DurationHelper(cycle, Date.from(scope.start)).getDateAfter(Date.from(at));
                if (following != null && following.toInstant().isAfter(at)) {
                    scope.due.put(node, following.toInstant());
                }
            } catch (Exception e) {
                stop(scope.process, node.id(), "Its cycle cannot be worked out: " + e.getMessage());
                return;
            }
        }
        if (scope.element.equals(node.id())) {
            fireJob(scope, node.id());
        } else {
            trigger(scope, node.id());
        }
    }

    // Waking the case.

    private void newTask(Scope scope) {
        ProcessModel model = plan.model(scope.process);
        if (model == null || model.dependsOn(scope.element)) {
            stop(
                    scope.process,
                    scope.element,
                    "Nobody has done this task yet, and the case goes on by what is entered.");
            return;
        }
        engine.services().getTaskService().complete(Objects.requireNonNull(scope.task));
    }

    private void complete(Scope scope) {
        Step step = Objects.requireNonNull(scope.step);
        ExecutionEntity execution = execution(scope);
            set(execution, scope, step.end());
            if (scope.task != null) {
                Context.getCommandContext().getTaskManager().findTaskById(scope.task).complete();
            } else if (scope.type.equals("intermediateTimer")) {
                fireJob(scope, scope.element);
            } else if (!subscriptions(scope, scope.element).isEmpty()) {
                trigger(scope, scope.element);
            } else {
                execution.signal(null, null);
            }
    }

    /** Lets an event happen: a message comes, or a timer fires. */
    private void trigger(Scope scope, String element) {
        List<EventSubscriptionEntity> waiting = subscriptions(scope, element);
        if (waiting.isEmpty()) {
            fireJob(scope, element);
        } else {
            ofScope(scope, waiting, EventSubscriptionEntity::getExecutionId).eventReceived(null, false);
        }
    }

    private List<EventSubscriptionEntity> subscriptions(Scope scope, String element) {
        return executions(instance(scope)).flatMap(e -> e.getEventSubscriptions().stream())
                .filter(s -> element.equals(s.getActivityId()))
                .toList();
    }

    private void fireJob(Scope scope, String element) {
        List<JobEntity> jobs = executions(instance(scope)).flatMap(e -> e.getJobs().stream())
                .filter(j -> element.equals(j.getActivityId()))
                .toList();
        if (!jobs.isEmpty()) {
            engine.services().getManagementService().executeJob(ofScope(scope, jobs, JobEntity::getExecutionId).getId());
        }
    }

    private <T> T ofScope(Scope scope, List<T> waiting, Function<T, String> execution) {
        if (waiting.size() == 1) {
            return waiting.get(0);
        }
        String wanted = scope.ownExecution ? scope.execution : execution(scope).getId();
        return waiting.stream()
                .filter(w -> wanted.equals(execution.apply(w)))
                .findFirst()
                .orElse(waiting.get(0));
    }

    private static ExecutionEntity execution(Scope scope) {
        if (scope.ownExecution) {
            ExecutionEntity own =
                    Context.getCommandContext().getExecutionManager().findExecutionById(scope.execution);
            if (own != null) {
                return own;
            }
        }
        ExecutionEntity root = instance(scope);
        return find(root, scope.id).orElse(root);
    }

    private static ExecutionEntity instance(Scope scope) {
        return Context.getCommandContext().getExecutionManager().findExecutionById(scope.instance);
    }

    private static Stream<ExecutionEntity> executions(ExecutionEntity from) {
        return Stream.concat(Stream.of(from), from.getExecutions().stream().flatMap(CaseRun::executions));
    }

    private static Optional<ExecutionEntity> find(ExecutionEntity from, String activityInstance) {
        return from.getExecutions().stream()
                .flatMap(e -> find(e, activityInstance).stream())
                .findFirst()
                .or(() -> activityInstance.equals(from.getActivityInstanceId()) ? Optional.of(from) : Optional.empty());
    }

    // Variables.

    /** What was set on anything that is open until this time in the record. */
    private void flush(Scope root, Instant until) {
        if (root.record == null) {
            return;
        }
        open.values().stream()
                .filter(s -> s.root == root && !WORKED_OUT.contains(s.type))
                .filter(s -> !s.values.isEmpty() && !s.values.peek().at().isAfter(until))
                .toList()
                .forEach(s -> set(execution(s), s, until));
    }

    private void setLoose(Scope root) {
        Instant until = Objects.requireNonNull(root.values.peek()).at();
        set(execution(root), root, until);
    }

    private void setLooseUntil(Scope root, Instant until, ExecutionEntity execution) {
        if (!root.values.isEmpty() && !root.values.peek().at().isAfter(until)) {
            set(execution.getProcessInstance(), root, until);
        }
    }

    private static void set(ExecutionEntity execution, Scope scope, Instant until) {
        while (!scope.values.isEmpty() && !scope.values.peek().at().isAfter(until)) {
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

    // The end.

    private void guarded(String process, Runnable work) {
        try {
            work.run();
        } catch (ProcessEngineException | IllegalStateException e) {
            Scope last = open.values().stream().reduce((a, b) -> b).orElse(null);
            stop(
                    last == null ? process : last.process,
                    last == null ? process : last.element,
                    "It fails: " + e.getMessage());
        }
    }

    private void stop(String process, String element, String reason) {
        if (unknown == null) {
            unknown = new Unknown(process, ProcessModel.body(element), reason);
        }
    }

    private void deviates(String how) {
        if (deviation == null) {
            deviation = how;
        }
    }

    private String first() {
        return cases.keySet().iterator().next();
    }

    private CaseResult result() {
        int recorded = record.family().mapToInt(c -> c.steps().size()).sum();
        if (matched < recorded) {
            deviates(record.family()
                    .flatMap(c -> c.steps().stream())
                    .filter(s -> cases.values().stream().noneMatch(c -> c.used.contains(s)))
                    .findFirst()
                    .map(s -> s.element() + " was not reached.")
                    .orElse("Something was not reached."));
        }
        if (unknown != null) {
            deviates("%s: %s".formatted(unknown.element(), unknown.reason()));
        }
        return new CaseResult(
                ends,
                manualSteps,
                approvers,
                Duration.between(record.start(), now).toMillis(),
                unknown,
                flows,
                nodes,
                deviation);
    }

    private static boolean isAutomatic(String type) {
        return ReplayHooks.AUTOMATIC.contains(type)
                || type.equals("intermediateMessageThrowEvent")
                || type.equals("messageEndEvent");
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
