package com.saleswright.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever happens to tasks, the lists show what the engine's own query shows. That query asks for authorizations and
 * the lists do not, so a row left over would show a task to somebody who may not see it.
 */
@SaleswrightTest
class ListsLikeTheEngineTest {

    private static final long SEED = 20260304;
    private static final int STEPS = 400;
    private static final int ALL = 1000;
    private static final String PROCESS = "random-sample";
    private static final List<String> PEOPLE = List.of("wanda", "willi", "wim");
    private static final List<String> GROUPS = List.of("random-east", "random-west");
    private static final Map<String, List<String>> GROUPS_OF =
            Map.of("wanda", GROUPS, "willi", List.of("random-west"), "wim", List.of());

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Autowired
    private IdentityService identity;

    private final Random random = new Random(SEED);
    private final Map<String, Consumer<Task>> operations = new LinkedHashMap<>();
    private String deployment;

    @BeforeEach
    void deploySample() {
        var model = Bpmn.createExecutableProcess(PROCESS)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_first")
                .camundaAssignee("${who}")
                .camundaCandidateGroups("random-east,random-west")
                .camundaDueDate("${due}")
                .userTask("userTask_second")
                .camundaCandidateGroups("random-west")
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("random-sample.bpmn", model)
                .deploy()
                .getId();
    }

    @AfterEach
    void cleanUp() {
        identity.clearAuthentication();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void showWhatTheEngineWouldShowWhateverHappens() {
        operations();
        List<String> names = new ArrayList<>(operations.keySet());
        List<String> done = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            List<Task> open = tasks.createTaskQuery()
                    .processDefinitionKey(PROCESS)
                    .active()
                    .orderByTaskCreateTime()
                    .asc()
                    .orderByTaskId()
                    .asc()
                    .list();
            if (open.size() < 3 || random.nextInt(8) == 0) {
                start();
                done.add("start");
            } else {
                String name = any(names);
                done.add(name);
                operations.get(name).accept(any(open));
            }
            compare(done);
        }
        assertThat(done).containsAll(names);
    }

    private void operations() {
        operations.put("assign", t -> tasks.setAssignee(t.getId(), any(PEOPLE)));
        operations.put("unassign", t -> tasks.setAssignee(t.getId(), null));
        operations.put("claim", t -> {
            if (t.getAssignee() == null) {
                tasks.claim(t.getId(), any(PEOPLE));
            }
        });
        operations.put("unclaim", t -> tasks.claim(t.getId(), null));
        operations.put("delegate", t -> tasks.delegateTask(t.getId(), any(PEOPLE)));
        operations.put("add a group", t -> tasks.addCandidateGroup(t.getId(), any(GROUPS)));
        operations.put("remove a group", t -> tasks.deleteCandidateGroup(t.getId(), any(GROUPS)));
        operations.put("add a candidate", t -> tasks.addCandidateUser(t.getId(), any(PEOPLE)));
        operations.put("remove a candidate", t -> tasks.deleteCandidateUser(t.getId(), any(PEOPLE)));
        operations.put("set due date", t -> tasks.setDueDate(t.getId(), due()));
        operations.put("set priority", t -> tasks.setPriority(t.getId(), random.nextInt(100)));
        operations.put("set name", t -> tasks.setName(t.getId(), "Named " + random.nextInt(100)));
        operations.put("complete", t -> {
            if (t.getDelegationState() == null) {
                tasks.complete(t.getId());
            } else {
                tasks.resolveTask(t.getId());
            }
        });
        operations.put(
                "delete the case",
                t -> runtime.deleteProcessInstance(t.getProcessInstanceId(), "test", random.nextBoolean()));
        operations.put("move", t -> runtime.createProcessInstanceModification(t.getProcessInstanceId())
                .cancelAllForActivity(t.getTaskDefinitionKey())
                .startBeforeActivity("userTask_second")
                .execute(random.nextBoolean(), false));
        operations.put("do the second too", t -> runtime.createProcessInstanceModification(t.getProcessInstanceId())
                .startBeforeActivity("userTask_second")
                .execute());
        operations.put("suspend", t -> runtime.suspendProcessInstanceById(t.getProcessInstanceId()));
        operations.put("activate", t -> runtime.createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .suspended()
                .list()
                .forEach(p -> runtime.activateProcessInstanceById(p.getId())));
        operations.put("suspend all", t -> repository.suspendProcessDefinitionByKey(PROCESS, true, null));
        operations.put("activate all", t -> repository.activateProcessDefinitionByKey(PROCESS, true, null));
    }

    private void start() {
        repository.activateProcessDefinitionByKey(PROCESS);
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("who", random.nextBoolean() ? any(PEOPLE) : null);
        variables.put("due", due());
        runtime.startProcessInstanceByKey(PROCESS, variables);
    }

    private Date due() {
        return random.nextInt(4) == 0
                ? null
                : Date.from(TestClock.START.plus(Duration.ofHours(random.nextInt(100) - 50)));
    }

    private void compare(List<String> done) {
        for (String person : PEOPLE) {
            identity.setAuthentication(person, GROUPS_OF.get(person));
            for (Scope scope : Scope.values()) {
                List<String> expected = ids(engine(scope, person).list());
                String filter = filters.createFilterQuery()
                        .filterName(scope.title)
                        .singleResult()
                        .getId();
                String what = "%s of %s after step %d: %s"
                        .formatted(
                                scope.title,
                                person,
                                done.size(),
                                done.subList(Math.max(0, done.size() - 5), done.size()));
                assertThat(ids(filters.listPage(filter, 0, ALL)))
                        .as(what)
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertThat(filters.count(filter)).as("count: " + what).isEqualTo(expected.size());
            }
            identity.clearAuthentication();
        }
    }

    private TaskQuery engine(Scope scope, String person) {
        List<String> groups = GROUPS_OF.get(person).isEmpty() ? List.of("nobody") : GROUPS_OF.get(person);
        TaskQuery query = tasks.createTaskQuery().active();
        Date now = Date.from(TestClock.START);
        return switch (scope) {
            case MINE -> query.taskAssignee(person);
            case GROUPS -> query.taskCandidateGroupIn(groups);
            case DUE_SOON ->
                eitherWay(query, person, groups)
                        .dueAfter(new Date(now.getTime() - 1))
                        .dueBefore(Date.from(TestClock.START.plus(Duration.ofDays(1))));
            case OVERDUE -> eitherWay(query, person, groups).dueBefore(now);
        };
    }

    private static TaskQuery eitherWay(TaskQuery query, String person, List<String> groups) {
        return query.or().taskAssignee(person).taskCandidateGroupIn(groups).endOr();
    }

    private static List<String> ids(List<Task> found) {
        return found.stream().map(Task::getId).toList();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
