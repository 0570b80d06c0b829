package com.saleswright.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SaleswrightTest
class WorklistTest {

    private static final String GROUP = "worklist-group";

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

    @Autowired
    private OpenTasks open;

    @Autowired
    private JdbcClient jdbc;

    private String deployment;

    @BeforeEach
    void deploySample() {
        var model = Bpmn.createExecutableProcess("worklist-sample")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("userTask_do")
                .name("Do")
                .camundaAssignee("${who}")
                .camundaCandidateGroups(GROUP)
                .camundaDueDate("${due}")
                .endEvent()
                .done();
        deployment = repository
                .createDeployment()
                .addModelInstance("worklist-sample.bpmn", model)
                .deploy()
                .getId();
    }

    @AfterEach
    void cleanUp() {
        identity.clearAuthentication();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void listsWhatIsMineByDueDate() {
        start("late", "wanda", Duration.ofDays(3));
        start("soon", "wanda", Duration.ofHours(1));
        start("other", "willi", Duration.ofHours(1));
        start("none", "wanda", null);
        assertThat(list("My tasks")).containsExactly("soon", "late", "none");
        asWanda();
        assertThat(filters.count(filter("My tasks"))).isEqualTo(3);
    }

    @Test
    void listsWhatMyGroupsMayClaimUntilSomebodyDoes() {
        start("open", null, Duration.ofHours(2));
        start("claimed", null, Duration.ofHours(1));
        tasks.claim(taskOf("claimed").getId(), "willi");
        assertThat(list("My groups")).containsExactly("open");
        tasks.setAssignee(taskOf("claimed").getId(), null);
        assertThat(list("My groups")).containsExactly("claimed", "open");
    }

    @Test
    void listsWhatIsDueSoonAndOverdue() {
        start("overdue", "wanda", Duration.ofHours(-1));
        start("soon", null, Duration.ofHours(23));
        start("later", "wanda", Duration.ofHours(25));
        assertThat(list("Overdue")).containsExactly("overdue");
        assertThat(list("Due soon")).containsExactly("soon");
    }

    @Test
    void forgetsCompletedAndDeletedTasks() {
        start("done", "wanda", Duration.ofHours(1));
        start("gone", "wanda", Duration.ofHours(1));
        tasks.complete(taskOf("done").getId());
        runtime.deleteProcessInstance(taskOf("gone").getProcessInstanceId(), "test");
        assertThat(list("My tasks")).isEmpty();
    }

    @Test
    void searchesInsideAListByBusinessKey() {
        start("DEAL-1", "wanda", Duration.ofHours(1));
        start("DEAL-2", "wanda", Duration.ofHours(1));
        start("DEAL-21", "willi", Duration.ofHours(1));
        asWanda();
        TaskQuery search = tasks.createTaskQuery().processInstanceBusinessKeyLike("DEAL-2%");
        List<Task> found = filters.listPage(filter("My tasks"), search, 0, 15);
        assertThat(filters.count(filter("My tasks"), search)).isEqualTo(1);
        assertThat(keys(found)).containsExactly("DEAL-2");
    }

    @Test
    void namesATaskAfterItsCase() {
        runtime.startProcessInstanceByKey(
                "worklist-sample",
                "DEAL-7",
                new java.util.HashMap<>(Map.of(
                        "who",
                        "wanda",
                        "due",
                        new Date(),
                        "customer",
                        "Acme",
                        "amount",
                        66200.5,
                        "requester",
                        "rosa")));
        assertThat(taskOf("DEAL-7").getName()).isEqualTo("Do · Acme · 66,200 · rosa · DEAL-7");
    }

    @Test
    void showsOnePageAtATime() {
        for (int i = 0; i < 5; i++) {
            start("p" + i, "wanda", Duration.ofHours(i + 1));
        }
        asWanda();
        assertThat(keys(filters.listPage(filter("My tasks"), 2, 2))).containsExactly("p2", "p3");
    }

    @Test
    void answersTheTasklistsOwnQueryFromTheTable() {
        start("late", "wanda", Duration.ofDays(3));
        start("soon", "wanda", Duration.ofHours(1));
        asWanda();
        TaskQuery asked = tasks.createTaskQuery().active().orderByDueDate().desc();
        assertThat(filters.count(filter("My tasks"), asked)).isEqualTo(2);
        assertThat(keys(filters.listPage(filter("My tasks"), asked, 0, 15))).containsExactly("late", "soon");
    }

    @Test
    void showsNothingToNobody() {
        start("open", null, Duration.ofHours(2));
        identity.clearAuthentication();
        assertThat(filters.count(filter("My groups"))).isZero();
    }

    @Test
    void mendsTheTableFromTheEngine() {
        start("open", null, Duration.ofHours(2));
        start("mine", "wanda", null);
        jdbc.sql("DELETE FROM open_task").update();
        assertThat(open.mend()).isPositive();
        assertThat(list("My groups")).containsExactly("open");
        assertThat(list("My tasks")).containsExactly("mine");
        assertThat(open.mend()).isZero();
    }

    private void start(String key, String assignee, Duration due) {
        Map<String, Object> variables = new java.util.HashMap<>();
        variables.put("who", assignee);
        Instant at = due == null ? null : TestClock.START.plus(due);
        variables.put("due", at == null ? null : Date.from(at));
        runtime.startProcessInstanceByKey("worklist-sample", key, variables);
    }

    private Task taskOf(String key) {
        return tasks.createTaskQuery().processInstanceBusinessKey(key).singleResult();
    }

    private List<String> list(String name) {
        asWanda();
        return keys(filters.listPage(filter(name), 0, 15));
    }

    private void asWanda() {
        identity.setAuthentication("wanda", List.of(GROUP));
    }

    private String filter(String name) {
        Filter filter = filters.createFilterQuery().filterName(name).singleResult();
        assertThat(filter).as("filter " + name).isNotNull();
        return filter.getId();
    }

    private List<String> keys(List<Task> found) {
        identity.clearAuthentication();
        return found.stream()
                .map(t -> runtime.createProcessInstanceQuery()
                        .processInstanceId(t.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey())
                .toList();
    }
}
