package com.saleswright.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.saleswright.engine.FormSubmissions;
import com.saleswright.testkit.Browser;
import com.saleswright.testkit.SaleswrightWebTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Forms as people and scripts use them: the REST API by Basic authentication, and the Tasklist in a browser. */
@SaleswrightWebTest
class FormOverHttpTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WRONG =
            "{\"variables\":{\"decision\":{\"value\":\"approve\"},\"discount\":{\"value\":55},\"price\":{\"value\":1}}}";
    private static final String RIGHT =
            "{\"variables\":{\"decision\":{\"value\":\"approve\"},\"discount\":{\"value\":5}}}";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private HistoryService history;

    @Autowired
    private IdentityService identity;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private FormSubmissions submissions;

    @Autowired
    private SampleFormHandler handler;

    private final HttpClient client = HttpClient.newHttpClient();
    private String deployment;
    private Task task;

    @BeforeEach
    void deploy() {
        handler.prepare();
        SampleStaff.join(identity, authorizations);
        deployment = SampleProcess.deploy(repository);
        String instance =
                runtime.startProcessInstanceByKey(SampleProcess.ID, "DEAL-1").getId();
        task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        tasks.setAssignee(task.getId(), SampleStaff.USER);
    }

    @AfterEach
    void undeploy() {
        repository.deleteDeployment(deployment, true);
        SampleStaff.leave(identity, authorizations);
    }

    @Test
    void answersAWrongValueWith400WhicheverWayItComes() throws Exception {
        for (String path : List.of(
                "/task/" + task.getId() + "/submit-form",
                "/task/" + task.getId() + "/complete",
                "/task/" + task.getId() + "/resolve")) {
            HttpResponse<String> answer = post(path, WRONG);

            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            JsonNode body = JSON.readTree(answer.body());
            assertThat(body.path("type").asText()).as(path).isEqualTo("FormRejected");
            assertThat(body.path("message").asText())
                    .isEqualTo("There is no field \"price\" in this form. Leave it out. (was: 1)"
                            + " \"Discount\" must be 40 or less. (was: 55)");
            assertThat(body.path("problems").get(1))
                    .isEqualTo(JSON.readTree("{\"field\":\"discount\",\"value\":\"55\","
                            + "\"reason\":\"\\\"Discount\\\" must be 40 or less.\"}"));
        }
        assertThat(post("/task/" + task.getId() + "/bpmnError", "{\"errorCode\":\"any\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/task/" + task.getId() + "/bpmnEscalation", "{\"escalationCode\":\"any\"}")
                        .statusCode())
                .isEqualTo(400);

        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
        assertThat(handler.decisions()).isEmpty();
        assertThat(submissions.ofInstance(task.getProcessInstanceId())).isEmpty();
    }

    @Test
    void answersAWrongStartWith400() throws Exception {
        String process = "/process-definition/key/" + SampleProcess.ID;
        String wrong = "{\"variables\":{\"discount\":{\"value\":\"five\"}}}";

        for (String path : List.of(process + "/submit-form", process + "/start")) {
            HttpResponse<String> answer = post(path, wrong);

            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).path("message").asText())
                    .isEqualTo("\"Discount\" must be a number. (was: five)");
        }
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey(SampleProcess.ID)
                        .count())
                .isOne();
    }

    @Test
    void answersTooLongATextWith400() throws Exception {
        HttpResponse<String> answer = post(
                "/task/" + task.getId() + "/submit-form",
                "{\"variables\":{\"decision\":{\"value\":\"reject\"},\"reason\":{\"value\":\"" + "x".repeat(4001)
                        + "\"}}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("may have at most 4000 characters");
    }

    @Test
    void takesARightSubmission() throws Exception {
        assertThat(post("/task/" + task.getId() + "/submit-form", RIGHT).statusCode())
                .isEqualTo(204);
        assertThat(post(
                                "/process-definition/key/" + SampleProcess.ID + "/submit-form",
                                "{\"variables\":{\"discount\":{\"value\":5}}}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(handler.decisions()).contains("approve");
        assertThat(submissions.ofInstance(task.getProcessInstanceId()))
                .singleElement()
                .satisfies(kept -> assertThat(kept.userId()).isEqualTo(SampleStaff.USER));
    }

    @Test
    void showsFormDataThatTheTasklistCanRead() throws Exception {
        JsonNode variables =
                JSON.readTree(send(request("/task/" + task.getId() + "/form-variables?deserializeValues=false")
                                .build())
                        .body());

        assertThat(variables.path("lines").path("type").asText()).isEqualTo("Json");
        assertThat(JSON.readTree(variables.path("lines").path("value").asText()))
                .isEqualTo(JSON.readTree("[{\"product\":\"Crane\",\"quantity\":2}]"));
        assertThat(variables.path("amount").path("value").asDouble()).isEqualTo(1250.5);
        assertThat(variables.path("customer").path("value").asText()).isEqualTo("Acme");
    }

    @Test
    void tellsThePersonAtTheTasklistWhatTheDomainRefusesAndTakesWhatIsRight() {
        browser.open("http://127.0.0.1:" + port + "/login");
        browser.type("input[name=username]", SampleStaff.USER);
        browser.type("input[name=password]", SampleStaff.PASSWORD + Keys.ENTER);
        browser.waiting().until(ExpectedConditions.not(ExpectedConditions.urlContains("/login")));
        browser.open("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/#/?task=" + task.getId());

        browser.seeText("Acme");
        browser.seeText("Crane");
        choose("Decision", "approve");
        fill("Discount", "13");
        browser.click(By.xpath("//button[contains(.,'Complete')]"));

        browser.seeText("Nobody gives 13 %. Enter another discount.");
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
        assertThat(handler.decisions()).isEmpty();
        assertThat(submitFromThePage(WRONG))
                .startsWith("400 {\"type\":\"FormRejected\"")
                .contains("\"problems\":[{\"field\":\"price\",\"value\":\"1\",\"reason\":");
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();

        fill("Discount", "12");
        // The notification is above the button for a while.
        browser.run("arguments[0].click()", browser.find(By.xpath("//button[contains(.,'Complete')]")));

        browser.waiting()
                .until(unused -> tasks.createTaskQuery().taskId(task.getId()).count() == 0);
        assertThat(handler.decisions()).containsExactly("approve");
    }

    /** Past the viewer, by the interface that the Tasklist uses. */
    private String submitFromThePage(String body) {
        return (String) browser.runAsync(
                """
                const token = document.cookie.match(/XSRF-TOKEN=([^;]*)/)[1];
                fetch('/camunda/api/engine/engine/default/task/' + arguments[0] + '/submit-form', {
                  method: 'POST',
                  headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token },
                  body: arguments[1]
                }).then(answer => answer.text().then(text => arguments[2](answer.status + ' ' + text)));
                """,
                task.getId(),
                body);
    }

    private static void choose(String label, String value) {
        browser.click(By.xpath("//div[contains(@class,'fjs-form-field-select')][.//label[contains(.,'" + label
                + "')]]//div[contains(@class,'fjs-input-group')]"));
        browser.click(By.xpath("//div[contains(@class,'fjs-dropdownlist-item')][.='" + value + "']"));
    }

    private static void fill(String label, String text) {
        WebElement input = browser.find(By.xpath(
                "//div[contains(@class,'fjs-form-field-number')][.//label[contains(.,'" + label + "')]]//input"));
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        String login = SampleStaff.USER + ":" + SampleStaff.PASSWORD;
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/engine-rest" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }
}
