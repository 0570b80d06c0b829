package com.saleswright.redesign.migrate;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Element;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.springframework.stereotype.Component;

/** Works out which step goes on as which. */
@Component
class StepPlans {

    /** What a case can be in for a while, or can be in a scope of. */
    private static final Set<String> LASTING = Stream.of(
                    Diagram.TASKS,
                    Diagram.SUB_PROCESSES,
                    Set.of(
                            "callActivity",
                            "intermediateCatchEvent",
                            "boundaryEvent",
                            "startEvent",
                            "eventBasedGateway"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> TRIGGERED =
            Set.of("intermediateCatchEvent", "boundaryEvent", "startEvent", "receiveTask", "userTask");

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Rehearsal rehearsal;

    StepPlans(RuntimeService runtime, RepositoryService repository, Rehearsal rehearsal) {
        this.runtime = runtime;
        this.repository = repository;
        this.rehearsal = rehearsal;
    }

    /**
     * The best plan there is: what the engine finds equal, what was renamed, what moved into another scope, and what the
     * owner has decided. Whatever the engine refuses is left out, so that only the cases that wait there stay.
     *
     * @param same old step to new step, for those that have another id
     * @param moves step that is cancelled to the step at which its cases go on
     */
    StepPlan plan(Version source, Version target, Map<String, String> same, Map<String, String> moves) {
        Diagram from = diagram(source);
        Diagram to = diagram(target);
        return rehearsal.of(() -> plan(source, target, from, to, same, moves));
    }

    Diagram diagram(Version version) {
        try (InputStream model = repository.getProcessModel(version.id())) {
            return Diagram.read(version.file(), model.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + version.file(), e);
        }
    }

    private StepPlan plan(
            Version source,
            Version target,
            Diagram from,
            Diagram to,
            Map<String, String> same,
            Map<String, String> moves) {
        Map<String, String> wanted = wanted(source, target, from, to, same);
        Map<String, Deque<String>> landings = new HashMap<>();
        moves.forEach((step, chosen) -> {
            Deque<String> landing = new ArrayDeque<>(landings(from, to, step, chosen));
            landings.put(step, landing);
            next(wanted, landing, step);
        });
        Map<String, String> refused = new HashMap<>();
        while (true) {
            try {
                return done(build(source, target, from, to, wanted), from, to, refused, moves);
            } catch (MigrationPlanValidationException invalid) {
                List<MigrationInstructionValidationReport> reports =
                        invalid.getValidationReport().getInstructionReports();
                if (reports.isEmpty()) {
                    throw invalid;
                }
                for (MigrationInstructionValidationReport report : reports) {
                    String activity = report.getMigrationInstruction().getSourceActivityId();
                    refused.put(StepPlan.step(activity), report.getFailures().get(0));
                    next(wanted, landings.getOrDefault(activity, new ArrayDeque<>()), activity);
                }
            }
        }
    }

    private static StepPlan done(
            MigrationPlan plan, Diagram from, Diagram to, Map<String, String> refused, Map<String, String> moves) {
        Set<String> mapped = plan.getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .collect(Collectors.toSet());
        Set<String> timers = new TreeSet<>();
        Set<String> durations = new TreeSet<>();
        for (MigrationInstruction instruction : plan.getInstructions()) {
            to.find(instruction.getTargetActivityId()).filter(e -> instruction.isUpdateEventTrigger()).stream()
                    .flatMap(StepPlans::triggers)
                    .filter(t -> t.type().equals("timerEventDefinition"))
                    .forEach(t -> {
                        timers.add(instruction.getTargetActivityId());
                        t.child("timeDuration").ifPresent(d -> durations.add(instruction.getTargetActivityId()));
                    });
        }
        Map<String, String> possible = new HashMap<>(moves);
        possible.keySet().retainAll(mapped);
        refused.keySet().removeAll(mapped);
        return new StepPlan(plan, from, to, refused, possible, timers, durations);
    }

    private static void next(Map<String, String> wanted, Deque<String> landing, String step) {
        String candidate = landing.poll();
        if (candidate == null) {
            wanted.remove(step);
        } else {
            wanted.put(step, candidate);
        }
    }

    private Map<String, String> wanted(
            Version source, Version target, Diagram from, Diagram to, Map<String, String> same) {
        Map<String, String> wanted = new LinkedHashMap<>();
        equal(source, target).forEach(i -> wanted.put(i.getSourceActivityId(), i.getTargetActivityId()));
        for (Element node : from.nodes(LASTING)) {
            String id = node.id();
            String other = same.getOrDefault(id, id);
            boolean known = wanted.containsKey(id) && !same.containsKey(id);
            Optional<Element> counterpart = to.find(other);
            if (known || counterpart.isEmpty() || isPlainStart(node)) {
                continue;
            }
            if (same.containsKey(id) || counterpart.get().type().equals(node.type())) {
                wanted.put(id, other);
            }
            if (isRepeated(node) && isRepeated(counterpart.get())) {
                wanted.put(StepPlan.body(id), StepPlan.body(other));
            }
        }
        return wanted;
    }

    private List<MigrationInstruction> equal(Version source, Version target) {
        try {
            return runtime.createMigrationPlan(source.id(), target.id())
                    .mapEqualActivities()
                    .build()
                    .getInstructions();
        } catch (MigrationPlanValidationException invalid) {
            return invalid.getValidationReport().getMigrationPlan().getInstructions();
        }
    }

    private MigrationPlan build(Version source, Version target, Diagram from, Diagram to, Map<String, String> wanted) {
        MigrationPlanBuilder builder = runtime.createMigrationPlan(source.id(), target.id());
        wanted.forEach((activity, other) -> {
            var instruction = builder.mapActivities(activity, other);
            if (hasOtherTrigger(from, to, activity, other)) {
                instruction.updateEventTrigger();
            }
        });
        return builder.build();
    }

    /** Steps of the other version that a case can be put into for the moment between being migrated and being moved. */
    private static List<String> landings(Diagram from, Diagram to, String step, String chosen) {
        return from.find(step)
                .map(node -> like(node, to).stream()
                        .filter(c -> !isRepeated(c))
                        // One with timers would have to work them out for nothing.
                        .sorted(Comparator.comparing((Element c) -> !c.id().equals(chosen))
                                .thenComparing(c -> !scope(c).equals(scope(node)))
                                .thenComparing(c -> !to.attachedTo(c).isEmpty()))
                        .map(Element::id)
                        .toList())
                .orElse(List.of());
    }

    /** Steps of the same kind. Whether one can take the place of the other, the engine says. */
    static List<Element> like(Element node, Diagram to) {
        return to.nodes(node.type()).stream()
                .filter(c -> kind(node).equals(kind(c)))
                .toList();
    }

    private static boolean isPlainStart(Element node) {
        return node.type().equals("startEvent") && kind(node).isEmpty();
    }

    static String scope(Element node) {
        return node.parent().map(Element::id).orElse("");
    }

    private static String kind(Element node) {
        return node.children().stream()
                .map(Element::type)
                .filter(t -> t.endsWith("EventDefinition"))
                .collect(Collectors.joining());
    }

    static boolean isRepeated(Element node) {
        return node.child("multiInstanceLoopCharacteristics").isPresent();
    }

    /** A timer or message keeps what it has unless the other version says something else about it. */
    private static boolean hasOtherTrigger(Diagram from, Diagram to, String activity, String other) {
        return from.find(activity)
                .filter(e -> e.isType(TRIGGERED))
                .flatMap(e -> to.find(other).map(o -> {
                    String trigger = trigger(from, e);
                    return trigger.contains("conditional") || !trigger.equals(trigger(to, o));
                }))
                .orElse(false);
    }

    private static String trigger(Diagram diagram, Element node) {
        return Stream.concat(
                        Stream.of(named(diagram, node)),
                        triggers(node)
                                .map(e -> e.type()
                                        + named(diagram, e)
                                        + e.children().stream()
                                                .filter(c -> !c.type().equals("documentation"))
                                                .map(c -> c.type() + c.text())
                                                .toList()))
                .collect(Collectors.joining(" "));
    }

    /** What sets off an event, and what sets off the timeouts of a task. */
    private static Stream<Element> triggers(Element node) {
        return Stream.concat(
                        Stream.of(node),
                        node.extensions("taskListener").stream()
                                .filter(l -> l.get("event").equals("timeout")))
                .flatMap(e -> e.children().stream())
                .filter(e -> e.type().endsWith("EventDefinition"));
    }

    private static String named(Diagram diagram, Element event) {
        return Stream.of("messageRef", "signalRef")
                .map(event::get)
                .filter(ref -> !ref.isEmpty())
                .map(ref -> diagram.find(ref).map(Element::name).orElse(ref))
                .collect(Collectors.joining());
    }
}
