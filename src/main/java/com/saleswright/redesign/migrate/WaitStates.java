package com.saleswright.redesign.migrate;

import com.saleswright.people.Employee;
import com.saleswright.people.People;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Where the running cases of a version wait, since when, and for whom: few queries for all of them. */
@Component
class WaitStates {

    private static final Set<String> SCOPES =
            Set.of("subProcess", "multiInstanceBody", "transaction", "adHocSubProcess", "processDefinition");
    private static final int NAMES = 3;

    private final HistoryService history;
    private final ManagementService jobs;
    private final MigrationRows rows;
    private final People people;

    WaitStates(HistoryService history, ManagementService jobs, MigrationRows rows, People people) {
        this.history = history;
        this.jobs = jobs;
        this.rows = rows;
        this.people = people;
    }

    /** Case to its wait states, oldest first. */
    Map<String, List<WaitState>> of(Version version) {
        Map<String, String> names = people.all().stream().collect(Collectors.toMap(Employee::userId, Employee::name));
        Map<String, List<String>> offers = new HashMap<>();
        rows.offers(version.id()).forEach(o -> offers.computeIfAbsent(o.taskId(), t -> new ArrayList<>())
                .add(o.group()));
        Map<String, List<WaitState>> states = new HashMap<>();
        history.createHistoricActivityInstanceQuery().processDefinitionId(version.id()).unfinished().list().stream()
                .filter(a -> !SCOPES.contains(a.getActivityType()))
                .forEach(a -> states.computeIfAbsent(a.getProcessInstanceId(), c -> new ArrayList<>())
                        .add(new WaitState(
                                a.getActivityId(),
                                name(a.getActivityName(), a.getActivityId()),
                                a.getStartTime().toInstant(),
                                owner(a, names, offers))));
        addJobs(version, states);
        states.values()
                .forEach(s ->
                        s.sort(Comparator.comparing(WaitState::since, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(WaitState::step)));
        return states;
    }

    /** Steps that the system is about to do have no row in the history yet. */
    private void addJobs(Version version, Map<String, List<WaitState>> states) {
        Map<String, JobDefinition> definitions =
                jobs.createJobDefinitionQuery().processDefinitionId(version.id()).list().stream()
                        .collect(Collectors.toMap(JobDefinition::getId, d -> d));
        for (Job job : jobs.createJobQuery()
                .processDefinitionId(version.id())
                .messages()
                .list()) {
            JobDefinition definition = definitions.get(job.getJobDefinitionId());
            String step = definition == null ? "" : definition.getActivityId();
            states.computeIfAbsent(job.getProcessInstanceId(), c -> new ArrayList<>())
                    .add(new WaitState(
                            step,
                            step,
                            job.getCreateTime() == null
                                    ? null
                                    : job.getCreateTime().toInstant(),
                            job.getRetries() == 0 ? "the system, which has failed at it" : "the system"));
        }
    }

    private String owner(
            HistoricActivityInstance activity, Map<String, String> names, Map<String, List<String>> offers) {
        if (activity.getAssignee() != null) {
            return names.getOrDefault(activity.getAssignee(), activity.getAssignee());
        }
        if (activity.getTaskId() != null) {
            List<String> groups = offers.getOrDefault(activity.getTaskId(), List.of());
            return groups.isEmpty()
                    ? "nobody"
                    : groups.stream().map(this::members).collect(Collectors.joining("; "));
        }
        return activity.getCalledProcessInstanceId() != null ? "a case that it has called" : "an event";
    }

    private String members(String group) {
        List<String> names = people.withRole(group).stream().map(Employee::name).toList();
        String some = names.stream().limit(NAMES).collect(Collectors.joining(", "));
        int more = names.size() - NAMES;
        return names.isEmpty()
                ? group
                : "%s (%s%s)".formatted(group, some, more > 0 ? " and %d more".formatted(more) : "");
    }

    private static String name(String label, String id) {
        return label == null || label.isBlank() ? id : label.replaceAll("\\s+", " ");
    }
}
