package com.saleswright.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people see of other people's work through the engine's REST API, and its known holes. */
@SaleswrightWebTest
class EngineRightsTest {

    private static final String PROCESS = "access-probe";
    private static final String SECRET = "canary-4711";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private RoleRights rights;

    private String deployment;
    private Task task;

    @BeforeEach
    void startACase() {
        new TestPeople(people, accounts).join();
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        PROCESS + ".bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("userTask_probe")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        String instance = runtime.startProcessInstanceByKey(PROCESS, "PROBE-1", Map.of("secret", SECRET))
                .getId();
        task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        tasks.setAssignee(task.getId(), TestPeople.userOf(Roles.LEGAL));
    }

    @AfterEach
    void clean() {
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void nobodySeesOtherPeoplesTasksVariablesOrHistory() {
        List<String> seen = new ArrayList<>();
        for (String role : Roles.ALL) {
            if (role.equals(Roles.LEGAL) || role.equals(Roles.CAMUNDA_ADMIN)) {
                continue;
            }
            for (String path : List.of(
                    "/task",
                    "/task/" + task.getId(),
                    "/task/" + task.getId() + "/variables",
                    "/task/" + task.getId() + "/form-variables",
                    "/task/" + task.getId() + "/comment",
                    "/variable-instance",
                    "/process-instance/" + task.getProcessInstanceId() + "/variables",
                    "/history/task",
                    "/history/variable-instance",
                    "/history/process-instance",
                    "/history/user-operation")) {
                HttpResponse<String> answer = as(role).basic("GET", "/engine-rest" + path, "");
                if (answer.body().contains(SECRET)
                        || answer.body().contains(task.getId()) && answer.statusCode() == 200
                        || answer.body().contains("PROBE-1")) {
                    seen.add(role + " " + path + ": " + answer.body());
                }
            }
            assertThat(as(role).basic("POST", "/engine-rest/task/" + task.getId() + "/complete", "{}")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void theAssigneeWorksOnTheTaskButNeitherReassignsItNorSetsVariables() {
        Visitor legal = as(Roles.LEGAL);
        String path = "/engine-rest/task/" + task.getId();

        assertThat(legal.basic("GET", path, "").body()).contains(task.getId());
        assertThat(legal.basic("GET", path + "/variables", "").body()).contains(SECRET);
        assertThat(legal.basic("POST", path + "/assignee", "{\"userId\":\"access.hr\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(legal.basic("PUT", path + "/variables/secret", "{\"value\":\"x\",\"type\":\"String\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoSeesATaskReadsAndWritesItsCommentsAndNobodyElseDoes() {
        String comments = "/task/" + task.getId() + "/comment";
        String mine = "{\"message\":\"canary-4712\"}";
        String ofItsCase = "{\"message\":\"second\",\"processInstanceId\":\"" + task.getProcessInstanceId() + "\"}";
        Visitor legal = as(Roles.LEGAL);
        legal.logIn();

        assertThat(legal.basic("POST", "/engine-rest" + comments + "/create", mine)
                        .statusCode())
                .isEqualTo(200);
        assertThat(legal.send("POST", "/camunda/api/engine/engine/default" + comments + "/create", ofItsCase)
                        .statusCode())
                .isEqualTo(200);
        assertThat(legal.basic("GET", "/engine-rest" + comments, "").body())
                .contains("canary-4712", "second", TestPeople.userOf(Roles.LEGAL));
        assertThat(legal.get("/camunda/api/engine/engine/default" + comments).body())
                .contains("canary-4712");

        String id = tasks.getTaskComments(task.getId()).get(0).getId();
        for (String role : List.of(Roles.HR, Roles.SALES_VP)) {
            Visitor other = as(role);
            other.logIn();
            for (String path : List.of(comments, comments + "/" + id)) {
                assertThat(other.basic("GET", "/engine-rest" + path, "").statusCode())
                        .isEqualTo(404);
                assertThat(other.get("/camunda/api/engine/engine/default" + path)
                                .statusCode())
                        .isEqualTo(404);
            }
            assertThat(other.basic("POST", "/engine-rest" + comments + "/create", mine)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(tasks.getTaskComments(task.getId())).hasSize(2);
    }

    @Test
    void commentsStayWhereAndAsTheyWereWritten() {
        String comments = "/engine-rest/task/" + task.getId() + "/comment";
        String otherCase = runtime.startProcessInstanceByKey(PROCESS, "PROBE-2").getId();
        Visitor legal = as(Roles.LEGAL);

        assertThat(legal.basic(
                                "POST",
                                comments + "/create",
                                "{\"message\":\"x\",\"processInstanceId\":\"" + otherCase + "\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(legal.basic("DELETE", comments, "").statusCode()).isEqualTo(403);
        assertThat(legal.basic("PUT", comments, "{\"id\":\"x\",\"message\":\"y\"}")
                        .statusCode())
                .isEqualTo(403);
        // The rights of an administrator end with the request.
        legal.basic("GET", comments, "");
        assertThat(legal.basic("GET", "/engine-rest/history/task", "").body()).doesNotContain(PROCESS);
        assertThat(tasks.getProcessInstanceComments(otherCase)).isEmpty();
    }

    @Test
    void aTaskThatGoesToSomebodyElseIsGoneForTheFirst() {
        tasks.setAssignee(task.getId(), TestPeople.userOf(Roles.HR));

        assertThat(as(Roles.LEGAL).basic("GET", "/engine-rest/task", "").body()).isEqualTo("[]");
        assertThat(as(Roles.HR).basic("GET", "/engine-rest/task", "").body()).contains(task.getId());
    }

    @Test
    void candidatesSeeTheTaskOfTheirGroupUntilTheGroupIsRemoved() {
        tasks.addCandidateGroup(task.getId(), Roles.FINANCE);
        assertThat(as(Roles.FINANCE).basic("GET", "/engine-rest/task", "").body())
                .contains(task.getId());

        tasks.deleteCandidateGroup(task.getId(), Roles.FINANCE);
        assertThat(as(Roles.FINANCE).basic("GET", "/engine-rest/task", "").body())
                .isEqualTo("[]");
    }

    @Test
    void onlyAdministratorsDeploy() {
        for (String role : Roles.ALL) {
            int status = as(role).basic(
                            "POST",
                            "/engine-rest/deployment/create",
                            "--b\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nx\r\n--b--\r\n",
                            "Content-Type",
                            "multipart/form-data; boundary=b")
                    .statusCode();
            // Nothing to deploy: 400 for those who may.
            assertThat(status).as(role).isEqualTo(role.equals(Roles.CAMUNDA_ADMIN) ? 400 : 403);
        }
    }

    @Test
    void answersWithEveryElementThatCouldRunForeignCode() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String name : List.of("shell-task.bpmn", "dmn-juel-input.dmn", "foreign-page.form")) {
            files.put(name, Files.readString(Path.of("src/test/resources/hostile", name)));
        }
        files.put("run.js", "run()");
        long before = repository.createDeploymentQuery().count();
        Visitor admin = as(Roles.CAMUNDA_ADMIN);
        admin.logIn();
        for (HttpResponse<String> answer : List.of(
                admin.upload("/engine-rest/deployment/create", files, true),
                admin.upload("/camunda/api/engine/engine/default/deployment/create", files, false))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("\"shell-task.bpmn\"", "\"mainElementId\":\"step\"", "\"line\":12")
                    .contains("\"dmn-juel-input.dmn\"", "\"mainElementId\":\"question\"")
                    .contains("\"foreign-page.form\"", "\"mainElementId\":\"field_page\"")
                    .contains("\"run.js\"", "Deploy .bpmn, .dmn, .form");
        }
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void refusesExpressionsOnEveryWayIn() {
        Visitor admin = as(Roles.CAMUNDA_ADMIN);
        admin.logIn();
        String body = "{\"orQueries\":[{\"taskExpression\":\"${now()}\",\"dueAfterExpression\":\"${now()}\"}]}";
        for (String path : List.of("/task", "/task/count", "/filter/create", "/process-instance", "/history/task")) {
            assertThat(admin.basic("POST", "/engine-rest" + path, body).statusCode())
                    .isEqualTo(400);
            assertThat(admin.send("POST", "/camunda/api/engine/engine/default" + path, body)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(admin.basic("GET", "/engine-rest/task?dueAfterExpression=x", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.basic("GET", "/engine-rest/task?due%41fter%45xpression=x", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.get("/camunda/api/engine/engine/default/task?nameLike=a&createdOnExpression=x")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesBodiesThatAreNotPlainJson() {
        Visitor admin = as(Roles.CAMUNDA_ADMIN);
        String body = "{\"nameLike\":\"a\"}";

        for (String type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/json; charset=UTF-16",
                "multipart/form-data; boundary=b")) {
            assertThat(admin.basic("POST", "/engine-rest/task", body, "Content-Type", type)
                            .statusCode())
                    .as(type)
                    .isEqualTo(415);
        }
        assertThat(admin.basic(
                                "POST",
                                "/engine-rest/task",
                                body,
                                "Content-Type",
                                "application/json",
                                "Content-Encoding",
                                "gzip")
                        .statusCode())
                .isEqualTo(415);
        String large = "{\"nameLike\":\"" + "a".repeat(1024 * 1024) + "\"}";
        assertThat(admin.basic("POST", "/engine-rest/task", large).statusCode()).isEqualTo(413);
        assertThat(admin.basic("POST", "/engine-rest/task", body).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesObjectVariables() {
        Visitor admin = as(Roles.CAMUNDA_ADMIN);
        String body =
                "{\"modifications\":{\"a\":{\"value\":\"rO0ABX\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":"
                        + "\"java.util.HashMap\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}}";

        HttpResponse<String> answer = admin.basic(
                "POST", "/engine-rest/process-instance/" + task.getProcessInstanceId() + "/variables", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not taken");
    }

    @Test
    void rightsAreWhatTheFileSaysAgainAfterEveryStart() {
        Authorization stray = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        stray.setGroupId(Roles.MENTOR);
        stray.setResource(Resources.DEPLOYMENT);
        stray.setResourceId(Authorization.ANY);
        stray.addPermission(Permissions.CREATE);
        authorizations.saveAuthorization(stray);
        tasks.addCandidateGroup(task.getId(), Roles.FINANCE);
        long before = grants();

        rights.apply();
        rights.apply();

        assertThat(grants()).isEqualTo(before - 1);
        assertThat(as(Roles.FINANCE).basic("GET", "/engine-rest/task", "").body())
                .contains(task.getId());
        for (String role : Roles.ALL) {
            boolean admin = role.equals(Roles.CAMUNDA_ADMIN);
            for (String app : List.of("cockpit", "admin")) {
                assertThat(authorizations.isUserAuthorized(
                                null, List.of(role), Permissions.ACCESS, Resources.APPLICATION, app))
                        .as(role + " " + app)
                        .isEqualTo(admin);
            }
            assertThat(authorizations.isUserAuthorized(
                            null, List.of(role), Permissions.ACCESS, Resources.APPLICATION, "tasklist"))
                    .isTrue();
        }
    }

    private long grants() {
        return authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .count();
    }

    private Visitor as(String role) {
        return Visitor.of(port, TestPeople.userOf(role), TestPeople.PASSWORD);
    }
}
