package com.saleswright.redesign.migrate;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Nearest;
import com.saleswright.redesign.Redesign;
import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.migrate.OpenStep.Choice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries to migrate every running case, and undoes it. */
@Component
class Previews {

    /** Deployments wait for a rehearsal, so each is short. */
    private static final int AT_ONCE = 200;

    private static final Set<String> BEGINNINGS = Stream.concat(
                    Diagram.TASKS.stream(), Stream.of("callActivity", "intermediateCatchEvent", "subProcess"))
            .collect(Collectors.toUnmodifiableSet());

    private final Routes routes;
    private final StepPlans plans;
    private final CaseMigrator migrator;
    private final WaitStates waitStates;
    private final Decisions decisions;
    private final MigrationRows rows;
    private final RuntimeService runtime;
    private final Clock clock;

    Previews(
            Routes routes,
            StepPlans plans,
            CaseMigrator migrator,
            WaitStates waitStates,
            Decisions decisions,
            MigrationRows rows,
            RuntimeService runtime,
            Clock clock) {
        this.routes = routes;
        this.plans = plans;
        this.migrator = migrator;
        this.waitStates = waitStates;
        this.decisions = decisions;
        this.rows = rows;
        this.runtime = runtime;
        this.clock = clock;
    }

    /** @throws RedesignRefused when the files cannot be deployed */
    Preview of(Redesign redesign, Direction direction, Preview.Watcher progress) {
        List<Candidate> candidates = new ArrayList<>();
        Map<String, Map<String, List<WaitState>>> waits = new HashMap<>();
        for (Route route : routes.with(redesign, direction, r -> r)) {
            Version source = route.source();
            waits.put(source.id(), waitStates.of(source));
            for (ProcessInstance running : runtime.createProcessInstanceQuery()
                    .processDefinitionId(source.id())
                    .list()) {
                candidates.add(new Candidate(source.id(), running.getId(), running.getBusinessKey()));
            }
        }
        Look look = new Look(redesign, direction, waits);
        for (int from = 0; from < candidates.size(); from += AT_ONCE) {
            progress.tried(from, candidates.size());
            Map<String, List<Candidate>> part =
                    candidates.subList(from, Math.min(from + AT_ONCE, candidates.size())).stream()
                            .collect(Collectors.groupingBy(Candidate::version));
            routes.with(redesign, direction, all -> {
                all.forEach(
                        route -> look.at(route, part.getOrDefault(route.source().id(), List.of())));
                return all;
            });
        }
        return look.preview();
    }

    private record Candidate(String version, String id, @Nullable String businessKey) {}

    /** What was found out so far. */
    private final class Look {

        private final Redesign redesign;
        private final Direction direction;
        private final Decisions.Made made;
        private final Map<String, Map<String, List<WaitState>>> waits;
        private final List<RunningCase> cases = new ArrayList<>();
        private final Map<String, Map<String, Long>> open = new TreeMap<>();
        private final Map<String, StepPlan> latestPlans = new HashMap<>();
        private final Set<String> timers = new TreeSet<>();

        Look(Redesign redesign, Direction direction, Map<String, Map<String, List<WaitState>>> waits) {
            this.redesign = redesign;
            this.direction = direction;
            this.made = decisions.made(redesign.number(), direction);
            this.waits = waits;
        }

        void at(Route route, List<Candidate> candidates) {
            Version target = route.target();
            if (candidates.isEmpty()) {
                return;
            }
            if (target == null) {
                candidates.forEach(c -> add(
                        route.source(),
                        c,
                        null,
                        new Obstacle(
                                List.of(),
                                "The other version has no process '%s'."
                                        .formatted(route.source().label()),
                                Obstacle.END_ON_ITS_VERSION),
                        List.of()));
                return;
            }
            String process = target.process();
            StepPlan plan = plans.plan(route.source(), target, made.same(process), made.moves(process));
            latestPlans.put(process, plan);
            plan.timers().forEach(t -> timers.add(StepPlan.label(plan.to(), t)));
            Map<String, List<String>> passed = passed(route.source(), plan);
            for (Candidate candidate : candidates) {
                Obstacle obstacle = migrator.rehearse(plan, candidate.id()).orElse(null);
                add(route.source(), candidate, plan, obstacle, passed.getOrDefault(candidate.id(), List.of()));
            }
        }

        private void add(
                Version source,
                Candidate candidate,
                @Nullable StepPlan plan,
                @Nullable Obstacle obstacle,
                List<String> passed) {
            List<WaitState> here =
                    waits.getOrDefault(source.id(), Map.of()).getOrDefault(candidate.id(), List.of()).stream()
                            .map(w -> plan == null || !w.name().equals(w.step())
                                    ? w
                                    : new WaitState(
                                            w.step(), StepPlan.label(plan.from(), w.step()), w.since(), w.owner()))
                            .toList();
            String reason = "";
            String remedy = "";
            Verdict verdict = Verdict.SAFE;
            if (obstacle != null) {
                boolean choosable = plan != null
                        && !obstacle.steps().isEmpty()
                        && obstacle.steps().stream()
                                .allMatch(s -> !same(plan, s).isEmpty()
                                        || !move(plan, s).isEmpty());
                verdict = choosable ? Verdict.NEEDS_MAPPING : Verdict.CANNOT;
                reason = obstacle.reason();
                remedy = choosable || obstacle.steps().isEmpty() ? obstacle.remedy() : Obstacle.END_ON_ITS_VERSION;
                obstacle.steps().forEach(s -> open.computeIfAbsent(source.process(), p -> new TreeMap<>())
                        .merge(s, 1L, Long::sum));
            } else if (plan != null) {
                reason = decided(source.process(), plan, here);
            }
            cases.add(new RunningCase(
                    candidate.id(),
                    source.process(),
                    source.label(),
                    source.number(),
                    candidate.businessKey(),
                    here,
                    verdict,
                    reason,
                    remedy,
                    passed));
        }

        /** What becomes of its step by a decision of the owner, which also counts the case there. */
        private String decided(String process, StepPlan plan, List<WaitState> here) {
            List<String> sentences = new ArrayList<>();
            for (WaitState wait : here) {
                StepMapping mapping = made.mapping(process, wait.step());
                if (mapping == null) {
                    continue;
                }
                open.computeIfAbsent(process, p -> new TreeMap<>()).merge(wait.step(), 1L, Long::sum);
                String other = StepPlan.label(plan.to(), mapping.to());
                sentences.add(
                        mapping.kind() == StepMapping.Kind.MOVE
                                ? "'%s' is cancelled, and the case goes on at '%s'.".formatted(wait.name(), other)
                                : "'%s' goes on as '%s'.".formatted(wait.name(), other));
            }
            return String.join(" ", sentences);
        }

        private Map<String, List<String>> passed(Version source, StepPlan plan) {
            if (direction == Direction.FORWARD) {
                return Map.of();
            }
            Map<String, String> same = made.same(source.process());
            Set<String> without = plan.from().nodes().stream()
                    .filter(n -> n.isType(Diagram.TASKS) || n.type().equals("callActivity"))
                    .map(Element::id)
                    .filter(id -> plan.to().find(same.getOrDefault(id, id)).isEmpty())
                    .collect(Collectors.toSet());
            Map<String, List<String>> passed = new HashMap<>();
            rows.passed(source.id(), without).forEach(p -> passed.computeIfAbsent(p.caseId(), c -> new ArrayList<>())
                    .add(StepPlan.label(plan.from(), p.step())));
            return passed;
        }

        Preview preview() {
            cases.sort(Comparator.comparing(RunningCase::verdict)
                    .reversed()
                    .thenComparing(RunningCase::process)
                    .thenComparing(RunningCase::businessKey, Comparator.nullsLast(Comparator.naturalOrder())));
            made.all().forEach(m -> open.computeIfAbsent(m.process(), p -> new TreeMap<>())
                    .putIfAbsent(m.from(), 0L));
            List<OpenStep> steps = new ArrayList<>();
            open.forEach(
                    (process, counts) -> counts.forEach((step, count) -> steps.add(openStep(process, step, count))));
            return new Preview(
                    redesign.number(), direction, clock.instant(), List.copyOf(cases), steps, List.copyOf(timers));
        }

        private OpenStep openStep(String process, String step, long count) {
            StepMapping chosen = made.mapping(process, step);
            StepPlan plan = latestPlans.get(process);
            if (plan == null) {
                return new OpenStep(process, step, step, count, chosen, null, List.of(), List.of());
            }
            String label = StepPlan.label(plan.from(), step);
            List<Choice> same = same(plan, step);
            return new OpenStep(
                    process,
                    step,
                    label,
                    count,
                    chosen,
                    suggestion(step, label, same).orElse(null),
                    same,
                    move(plan, step));
        }
    }

    private static List<Choice> same(StepPlan plan, String step) {
        return plan.from()
                .find(step)
                .map(node -> StepPlans.like(node, plan.to()).stream()
                        .filter(c -> StepPlans.isRepeated(c) == StepPlans.isRepeated(node))
                        .map(c -> choice(plan, c))
                        .toList())
                .orElse(List.of());
    }

    /** Steps of the process itself, and those beside the step: of other sub-processes there may be none or many. */
    private static List<Choice> move(StepPlan plan, String step) {
        Optional<Element> left = plan.from().find(step);
        boolean landing = left.filter(
                        node -> StepPlans.like(node, plan.to()).stream().anyMatch(c -> !StepPlans.isRepeated(c)))
                .isPresent();
        if (!landing) {
            return List.of();
        }
        String scope = left.map(StepPlans::scope).orElse("");
        return plan.to().nodes(BEGINNINGS).stream()
                .filter(n -> !Diagram.isEventSubProcess(n))
                .filter(n -> StepPlans.scope(n).equals(scope)
                        || n.parent().filter(p -> p.type().equals("process")).isPresent())
                .map(n -> choice(plan, n))
                .sorted(Comparator.comparing(Choice::name))
                .toList();
    }

    private static Choice choice(StepPlan plan, Element node) {
        return new Choice(node.id(), StepPlan.label(plan.to(), node.id()));
    }

    /** The step of the same label, or else the one with the most similar label or id. */
    private static Optional<String> suggestion(String step, String label, List<Choice> choices) {
        Map<String, String> byName = new LinkedHashMap<>();
        choices.forEach(c -> byName.putIfAbsent(c.name(), c.id()));
        return Nearest.nearest(label, byName.keySet())
                .map(byName::get)
                .or(() -> Nearest.nearest(step, byName.values()));
    }
}
