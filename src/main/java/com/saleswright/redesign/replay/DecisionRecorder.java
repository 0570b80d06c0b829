package com.saleswright.redesign.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstanceQuery;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Reads evaluations of decisions from the engine's history, and what was known when they were made. */
@Component
class DecisionRecorder {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final HistoryService history;
    private final RepositoryService repository;

    DecisionRecorder(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    /** A file as it was deployed. */
    record DeployedFile(String name, byte[] xml) {}

    /** The last evaluations of a decision, whether it was asked itself or required by another, newest first. */
    List<RecordedDecision> last(String decision, int count) {
        List<HistoricDecisionInstance> found = query().decisionDefinitionKey(decision)
                .orderByEvaluationTime()
                .desc()
                .orderByDecisionInstanceId()
                .asc()
                .listPage(0, count);
        Map<String, HistoricProcessInstance> cases = cases(found.stream()
                .map(HistoricDecisionInstance::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<String, HistoricProcessInstance> roots = cases(cases.values().stream()
                .map(HistoricProcessInstance::getRootProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream().map(d -> read(d, cases, roots)).toList();
    }

    private HistoricDecisionInstanceQuery query() {
        return history.createHistoricDecisionInstanceQuery().includeInputs().includeOutputs();
    }

    private Map<String, HistoricProcessInstance> cases(Set<String> ids) {
        Map<String, HistoricProcessInstance> cases = new HashMap<>();
        if (!ids.isEmpty()) {
            history.createHistoricProcessInstanceQuery()
                    .processInstanceIds(ids)
                    .list()
                    .forEach(c -> cases.put(c.getId(), c));
        }
        return cases;
    }

    private RecordedDecision read(
            HistoricDecisionInstance decision,
            Map<String, HistoricProcessInstance> cases,
            Map<String, HistoricProcessInstance> roots) {
        Map<String, Map<String, TypedValue>> inputs = new HashMap<>();
        inputs.put(decision.getDecisionDefinitionKey(), inputs(decision));
        if (decision.getDecisionRequirementsDefinitionId() != null) {
            String asked = Objects.requireNonNullElse(decision.getRootDecisionInstanceId(), decision.getId());
            query().rootDecisionInstanceId(asked)
                    .list()
                    .forEach(d -> inputs.putIfAbsent(d.getDecisionDefinitionKey(), inputs(d)));
        }
        return new RecordedDecision(
                decision.getId(),
                decision.getDecisionDefinitionId(),
                subject(decision, cases, roots),
                decision.getActivityInstanceId(),
                decision.getEvaluationTime().toInstant(),
                inputs,
                rows(decision),
                decision.getCollectResultValue() == null ? null : Decided.text(decision.getCollectResultValue()));
    }

    private static DecidedCase subject(
            HistoricDecisionInstance decision,
            Map<String, HistoricProcessInstance> cases,
            Map<String, HistoricProcessInstance> roots) {
        HistoricProcessInstance one = cases.get(decision.getProcessInstanceId());
        HistoricProcessInstance root = one == null ? null : roots.get(one.getRootProcessInstanceId());
        String key = one == null ? null : one.getBusinessKey();
        if (key == null && root != null) {
            key = root.getBusinessKey();
        }
        return new DecidedCase(
                key == null ? MINUTE.format(decision.getEvaluationTime().toInstant()) : key,
                one == null ? null : one.getId(),
                root == null ? null : root.getId());
    }

    private static Map<String, TypedValue> inputs(HistoricDecisionInstance decision) {
        Map<String, TypedValue> values = new HashMap<>();
        for (HistoricDecisionInputInstance input : decision.getInputs()) {
            if (input.getErrorMessage() == null) {
                values.put(input.getClauseId(), input.getTypedValue());
            }
        }
        return values;
    }

    private static List<Map<String, String>> rows(HistoricDecisionInstance decision) {
        Map<Integer, Map<String, String>> rows = new TreeMap<>();
        for (HistoricDecisionOutputInstance output : decision.getOutputs()) {
            rows.computeIfAbsent(Objects.requireNonNullElse(output.getRuleOrder(), 0), r -> new HashMap<>())
                    .put(Objects.requireNonNullElse(output.getVariableName(), ""), Decided.text(output.getValue()));
        }
        return List.copyOf(rows.values());
    }

    /** The file that a version of a decision is in; empty when its deployment is gone. */
    Optional<DeployedFile> file(String definition) {
        DecisionDefinition found = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionId(definition)
                .singleResult();
        if (found == null) {
            return Optional.empty();
        }
        try (InputStream xml = repository.getResourceAsStream(found.getDeploymentId(), found.getResourceName())) {
            return Optional.of(new DeployedFile(found.getResourceName(), xml.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a decision could see of its case's variables: each as it was last set before, the nearest scope first. */
    VariableMap variables(RecordedDecision decision) {
        VariableMap values = Variables.createVariables();
        String instance = decision.subject().id();
        if (instance == null) {
            return values;
        }
        Map<String, HistoricActivityInstance> activities =
                history.createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream()
                        .collect(Collectors.toMap(HistoricActivityInstance::getId, Function.identity()));
        List<String> scopes = scopes(decision, instance, activities);
        Map<String, String> scopeOf = new HashMap<>();
        for (HistoricVariableInstance variable : history.createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .includeDeleted()
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .list()) {
            scopeOf.put(variable.getId(), variable.getActivityInstanceId());
        }
        List<HistoricDetail> updates = new ArrayList<>(history.createHistoricDetailQuery()
                .variableUpdates()
                .processInstanceId(instance)
                .list());
        updates.sort(Comparator.comparing(HistoricDetail::getTime)
                .thenComparing(d -> ((HistoryEvent) d).getSequenceCounter()));
        Map<String, Integer> nearest = new HashMap<>();
        for (HistoricDetail detail : updates) {
            HistoricVariableUpdate update = (HistoricVariableUpdate) detail;
            int distance = scopes.indexOf(scopeOf.getOrDefault(update.getVariableInstanceId(), instance));
            String name = update.getVariableName();
            if (distance >= 0
                    && distance <= nearest.getOrDefault(name, Integer.MAX_VALUE)
                    && update.getErrorMessage() == null
                    && isBefore(update, decision, distance == 0, activities)) {
                nearest.put(name, distance);
                values.putValueTyped(name, update.getTypedValue());
            }
        }
        return values;
    }

    /** Activity instances from the one that asked outwards to the case itself. */
    private static List<String> scopes(
            RecordedDecision decision, String instance, Map<String, HistoricActivityInstance> activities) {
        List<String> scopes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String scope = decision.activity();
        while (scope != null && !scope.equals(instance) && seen.add(scope)) {
            scopes.add(scope);
            HistoricActivityInstance activity = activities.get(scope);
            scope = activity == null ? null : activity.getParentActivityInstanceId();
        }
        scopes.add(instance);
        return scopes;
    }

    /**
     * Whether a variable was set before the decision. Both may bear the same time: then the order in which their
     * activities began tells.
     *
     * @param own whether it belongs to the activity that asked, which takes its inputs before and gives its result after
     */
    private static boolean isBefore(
            HistoricVariableUpdate update,
            RecordedDecision decision,
            boolean own,
            Map<String, HistoricActivityInstance> activities) {
        String setBy = update.getActivityInstanceId();
        if (update.getTime().toInstant().isAfter(decision.at())) {
            return false;
        }
        if (setBy != null && setBy.equals(decision.activity())) {
            return own;
        }
        if (update.getTime().toInstant().isBefore(decision.at())) {
            return true;
        }
        HistoricActivityInstance setter = activities.get(setBy);
        HistoricActivityInstance asker = activities.get(decision.activity());
        return setter == null || asker == null || order(setter) < order(asker);
    }

    private static long order(HistoricActivityInstance activity) {
        return ((HistoryEvent) activity).getSequenceCounter();
    }
}
