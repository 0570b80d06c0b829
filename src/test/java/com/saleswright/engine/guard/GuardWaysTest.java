package com.saleswright.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The guard on every way into the engine of the application. */
@SaleswrightWebTest
class GuardWaysTest {

    private static final String CALL = "${''.getClass().forName('com.saleswright.engine.guard.Canary').newInstance()}";
    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "shell-task.bpmn", hostile("shell-task.bpmn"),
            "dmn-juel-input.dmn", hostile("dmn-juel-input.dmn"),
            "foreign-page.form", hostile("foreign-page.form"),
            "run.js", "java.lang.Runtime"));

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Test
    void restAndCockpitAnswerWithEveryOffendingElement() {
        long before = repository.createDeploymentQuery().count();
        Visitor admin = Visitor.of(port, "ada", "demo");
        admin.logIn();
        for (HttpResponse<String> answer : java.util.List.of(
                admin.upload("/engine-rest/deployment/create", FILES, true),
                admin.upload("/camunda/api/engine/engine/default/deployment/create", FILES, false))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("\"shell-task.bpmn\"", "\"mainElementId\":\"step\"", "\"line\":12")
                    .contains("\"dmn-juel-input.dmn\"", "\"mainElementId\":\"question\"")
                    .contains("\"foreign-page.form\"", "field_page")
                    .contains("\"run.js\"");
        }
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        assertThat(Canary.sang()).isFalse();
    }

    @Test
    void queriesAndFiltersRunNoExpression() {
        TaskQuery query =
                tasks.createTaskQuery().or().taskAssigneeExpression(CALL).endOr();
        assertThatThrownBy(query::list).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(
                        () -> tasks.createTaskQuery().dueAfterExpression(CALL).list())
                .isInstanceOf(ProcessEngineException.class);

        String filter = filters.saveFilter(filters.newTaskFilter("hostile")
                        .setQuery(tasks.createTaskQuery().taskAssigneeExpression(CALL)))
                .getId();
        try {
            assertThatThrownBy(() -> filters.list(filter)).isInstanceOf(ProcessEngineException.class);
        } finally {
            filters.deleteFilter(filter);
        }
        assertThat(Canary.sang()).isFalse();
    }

    private static String hostile(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/hostile", name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
