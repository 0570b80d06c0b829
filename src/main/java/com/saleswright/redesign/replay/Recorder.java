package com.saleswright.redesign.replay;

import com.saleswright.redesign.replay.RecordedCase.Step;
import com.saleswright.redesign.replay.RecordedCase.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.query.NativeQuery;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Reads finished cases from the engine's history, with the cases that they called. */
@Component
class Recorder {

    /** Cases that are read together, in four statements. */
    private static final int AT_ONCE = 100;

    private final HistoryService history;
    private final RepositoryService repository;
    private final ManagementService tables;

    Recorder(HistoryService history, RepositoryService repository, ManagementService tables) {
        this.history = history;
        this.repository = repository;
        this.tables = tables;
    }

    /** The cases of a process that ended last and were not deleted, newest first. */
    List<RecordedCase> lastFinished(String processId, int count) {
        List<HistoricProcessInstance> last = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(processId)
                .completed()
                .orderByProcessInstanceEndTime()
                .desc()
                .orderByProcessInstanceId()
                .asc()
                .listPage(0, count);
        List<RecordedCase> cases = new ArrayList<>(last.size());
        for (int from = 0; from < last.size(); from += AT_ONCE) {
            List<HistoricProcessInstance> some = last.subList(from, Math.min(from + AT_ONCE, last.size()));
            Records records = records(some);
            some.forEach(one -> cases.add(read(one, records)));
        }
        return cases;
    }

    /**
     * What was read of some families of cases, by process instance.
     *
     * @param locals variables that were not of the whole case
     */
    private record Records(
            Map<String, HistoricProcessInstance> instances,
            Map<String, List<HistoricActivityInstance>> activities,
            Map<String, List<HistoricVariableUpdate>> updates,
            Set<String> locals) {}

    private Records records(List<HistoricProcessInstance> asked) {
        List<String> roots = asked.stream()
                .map(HistoricProcessInstance::getRootProcessInstanceId)
                .distinct()
                .toList();
        Map<String, HistoricProcessInstance> instances =
                in(history.createNativeHistoricProcessInstanceQuery(), HistoricProcessInstance.class, roots).stream()
                        .collect(Collectors.toMap(HistoricProcessInstance::getId, Function.identity()));
        Map<String, List<HistoricActivityInstance>> activities =
                in(history.createNativeHistoricActivityInstanceQuery(), HistoricActivityInstance.class, roots).stream()
                        .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime)
                                .thenComparing(a -> ((HistoryEvent) a).getSequenceCounter())
                                .thenComparing(HistoricActivityInstance::getId))
                        .collect(Collectors.groupingBy(HistoricActivityInstance::getProcessInstanceId));
        String[] ids = instances.keySet().toArray(String[]::new);
        Map<String, List<HistoricVariableUpdate>> updates = history
                .createHistoricDetailQuery()
                .variableUpdates()
                .processInstanceIdIn(ids)
                .disableCustomObjectDeserialization()
                .list()
                .stream()
                .sorted(Comparator.comparing(HistoricDetail::getTime)
                        .thenComparing(d -> ((HistoryEvent) d).getSequenceCounter()))
                .map(HistoricVariableUpdate.class::cast)
                .collect(Collectors.groupingBy(HistoricVariableUpdate::getProcessInstanceId));
        Set<String> locals = history
                .createHistoricVariableInstanceQuery()
                .processInstanceIdIn(ids)
                .includeDeleted()
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .list()
                .stream()
                .filter(v -> !v.getProcessInstanceId().equals(v.getActivityInstanceId()))
                .map(HistoricVariableInstance::getId)
                .collect(Collectors.toSet());
        return new Records(instances, activities, updates, locals);
    }

    /** The engine's own queries take one root at a time. */
    private <Q extends NativeQuery<Q, T>, T> List<T> in(Q query, Class<T> rows, List<String> roots) {
        List<String> places = new ArrayList<>(roots.size());
        for (int i = 0; i < roots.size(); i++) {
            places.add("#{root%d}".formatted(i));
            query.parameter("root" + i, roots.get(i));
        }
        return query.sql("SELECT * FROM %s WHERE ROOT_PROC_INST_ID_ IN (%s)"
                        .formatted(tables.getTableName(rows), String.join(", ", places)))
                .list();
    }

    private RecordedCase read(HistoricProcessInstance instance, Records records) {
        List<HistoricActivityInstance> activities = records.activities().getOrDefault(instance.getId(), List.of());
        Set<String> ids =
                activities.stream().map(HistoricActivityInstance::getId).collect(Collectors.toSet());
        Set<String> starts = activities.stream()
                .filter(a -> a.getActivityType().equals("startEvent"))
                .filter(a -> a.getParentActivityInstanceId().equals(instance.getId()))
                .map(HistoricActivityInstance::getId)
                .collect(Collectors.toSet());
        List<Value> startValues = new ArrayList<>();
        List<Value> loose = new ArrayList<>();
        Map<String, List<Value>> values = new HashMap<>();
        for (HistoricVariableUpdate update : records.updates().getOrDefault(instance.getId(), List.of())) {
            String at = update.getActivityInstanceId();
            Value value = new Value(
                    update.getVariableName(),
                    update.getTypedValue(),
                    records.locals().contains(update.getVariableInstanceId()),
                    update.getTime().toInstant());
            boolean inStep = at != null && ids.contains(at);
            if (Boolean.TRUE.equals(update.isInitial()) && (!inStep || starts.contains(at))) {
                startValues.add(value);
            } else if (inStep) {
                values.computeIfAbsent(Objects.requireNonNull(at), a -> new ArrayList<>())
                        .add(value);
            } else {
                loose.add(value);
            }
        }
        List<Step> steps = new ArrayList<>();
        for (HistoricActivityInstance a : activities) {
            HistoricProcessInstance called = records.instances().get(a.getCalledProcessInstanceId());
            steps.add(new Step(
                    a.getId(),
                    a.getActivityId(),
                    a.getActivityType(),
                    a.getParentActivityInstanceId(),
                    a.getStartTime().toInstant(),
                    end(a, instance),
                    a.isCanceled(),
                    steps.size(),
                    values.getOrDefault(a.getId(), List.of()),
                    called == null ? null : read(called, records)));
        }
        ProcessDefinition definition = repository.getProcessDefinition(instance.getProcessDefinitionId());
        return new RecordedCase(
                instance.getId(),
                instance.getBusinessKey(),
                instance.getProcessDefinitionKey(),
                definition.getDeploymentId(),
                isMigrated(activities),
                instance.getStartUserId(),
                instance.getStartTime().toInstant(),
                instance.getEndTime().toInstant(),
                startValues,
                loose,
                steps);
    }

    private static Instant end(HistoricActivityInstance activity, HistoricProcessInstance instance) {
        return (activity.getEndTime() == null ? instance.getEndTime() : activity.getEndTime()).toInstant();
    }

    /** What was open when a case changed its version says so; what had ended before still names the old one. */
    private static boolean isMigrated(Collection<HistoricActivityInstance> activities) {
        return activities.stream()
                        .map(HistoricActivityInstance::getProcessDefinitionId)
                        .distinct()
                        .count()
                > 1;
    }
}
