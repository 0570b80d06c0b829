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
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Reads finished cases from the engine's history, with the cases that they called. */
@Component
class Recorder {

    private final HistoryService history;
    private final RepositoryService repository;

    Recorder(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    /** Ids of the cases of a process that ended last and were not deleted, newest first. */
    List<String> lastFinished(String processId, int count) {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(processId)
                .completed()
                .orderByProcessInstanceEndTime()
                .desc()
                .orderByProcessInstanceId()
                .asc()
                .listPage(0, count)
                .stream()
                .map(HistoricProcessInstance::getId)
                .toList();
    }

    RecordedCase read(String processInstanceId) {
        Map<String, HistoricProcessInstance> family = new HashMap<>();
        HistoricProcessInstance asked = history.createHistoricProcessInstanceQuery()
                .processInstanceId(processInstanceId)
                .singleResult();
        history.createHistoricProcessInstanceQuery()
                .rootProcessInstanceId(asked.getRootProcessInstanceId())
                .list()
                .forEach(p -> family.put(p.getId(), p));
        return read(asked, family);
    }

    private RecordedCase read(HistoricProcessInstance instance, Map<String, HistoricProcessInstance> family) {
        List<HistoricActivityInstance> activities = new ArrayList<>(history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .list());
        activities.sort(Comparator.comparing(HistoricActivityInstance::getStartTime)
                .thenComparing(a -> ((HistoryEvent) a).getSequenceCounter())
                .thenComparing(HistoricActivityInstance::getId));
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
        Set<String> locals = locals(instance.getId());
        for (HistoricVariableUpdate update : updates(instance.getId())) {
            String at = update.getActivityInstanceId();
            Value value = new Value(
                    update.getVariableName(),
                    update.getTypedValue(),
                    locals.contains(update.getVariableInstanceId()),
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
            HistoricProcessInstance called = family.get(a.getCalledProcessInstanceId());
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
                    called == null ? null : read(called, family)));
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

    private List<HistoricVariableUpdate> updates(String instance) {
        List<HistoricDetail> details = new ArrayList<>(history.createHistoricDetailQuery()
                .variableUpdates()
                .processInstanceId(instance)
                .disableCustomObjectDeserialization()
                .list());
        details.sort(Comparator.comparing(HistoricDetail::getTime)
                .thenComparing(d -> ((HistoryEvent) d).getSequenceCounter()));
        return details.stream().map(HistoricVariableUpdate.class::cast).toList();
    }

    private Set<String> locals(String instance) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .includeDeleted()
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .list()
                .stream()
                .filter(v -> !instance.equals(v.getActivityInstanceId()))
                .map(HistoricVariableInstance::getId)
                .collect(Collectors.toSet());
    }
}
