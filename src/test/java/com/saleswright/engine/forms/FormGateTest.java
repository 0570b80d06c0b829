package com.saleswright.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.engine.CaseStarter;
import com.saleswright.engine.FormRejected;
import com.saleswright.engine.FormSubmissions;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaleswrightTest
class FormGateTest {

    private static final Map<String, Object> APPROVE = Map.of("decision", "approve", "discount", 10);
    private static final Map<String, Object> WRONG = Map.of("decision", "approve", "discount", 99);

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private HistoryService history;

    @Autowired
    private IdentityService identity;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private CaseStarter starter;

    @Autowired
    private FormSubmissions submissions;

    @Autowired
    private SampleFormHandler handler;

    private String deployment;
    private Authorization mayStart;
    private Authorization mayCreate;

    @BeforeEach
    void deploy() {
        handler.prepare();
        deployment = SampleProcess.deploy(repository);
        mayStart = allow(Resources.PROCESS_DEFINITION, SampleProcess.ID, Permissions.CREATE_INSTANCE, Permissions.READ);
        mayCreate = allow(Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
    }

    @AfterEach
    void undeploy() {
        identity.clearAuthentication();
        repository.deleteDeployment(deployment, true);
        List.of(mayStart, mayCreate).forEach(a -> authorizations.deleteAuthorization(a.getId()));
    }

    @Test
    void givesKnownFieldsToTheCapabilityAndTheRestToTheProcess() {
        Task task = task("DEAL-1");
        as(
                "marc",
                () -> forms.submitTaskForm(
                        task.getId(), Map.of("decision", "approve", "discount", 10, "conditions", List.of("a", "b"))));

        assertThat(handler.decisions()).containsExactly("approve");
        assertThat(variables(task)).containsOnlyKeys("approved", "conditions").containsEntry("approved", true);
        assertThat(handler.taken().get(0).user()).isEqualTo("marc");
        assertThat(handler.taken().get(0).businessKey()).isEqualTo("DEAL-1");
    }

    @Test
    void keepsWhatWasEnteredAsEvidence() {
        Task task = task("DEAL-2");
        as("marc", () -> forms.submitTaskForm(task.getId(), APPROVE));

        assertThat(submissions.ofInstance(task.getProcessInstanceId()))
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.formId()).isEqualTo("sample-decide");
                    assertThat(kept.userId()).isEqualTo("marc");
                    assertThat(kept.businessKey()).isEqualTo("DEAL-2");
                    assertThat(kept.taskDefinitionKey()).isEqualTo("userTask_decide");
                    assertThat(kept.submittedAt()).isEqualTo(TestClock.START);
                    assertThat(kept.values()).isEqualTo("{\"decision\":\"approve\",\"discount\":10}");
                });
    }

    @Test
    void changesNothingWhenAValueIsWrongWhicheverWayItComes() {
        Task task = task("DEAL-3");
        String id = task.getId();

        refused("marc", () -> forms.submitTaskForm(id, WRONG));
        refused("marc", () -> forms.submitTaskFormWithVariablesInReturn(id, WRONG, false));
        refused("marc", () -> tasks.complete(id, WRONG));
        refused("marc", () -> tasks.completeWithVariablesInReturn(id, WRONG, false));
        refused("marc", () -> tasks.complete(id));
        refused("marc", () -> tasks.resolveTask(id, WRONG));
        refused("marc", () -> tasks.handleBpmnError(id, "anything", "", Map.of("approved", true)));
        refused("marc", () -> tasks.handleEscalation(id, "anything", Map.of("approved", true)));
        refused(null, () -> forms.submitTaskForm(id, WRONG));

        assertUntouched(task);
    }

    @Test
    void changesNothingWhenTheDomainRefuses() {
        Task task = task("DEAL-4");
        assertThatThrownBy(() -> as(
                        "marc",
                        () -> forms.submitTaskForm(task.getId(), Map.of("decision", "approve", "discount", 13))))
                .isInstanceOf(FormRejected.class)
                .hasMessage("Nobody gives 13 %. Enter another discount. (was: 13)");

        assertUntouched(task);
    }

    @Test
    void refusesWhoMayNotWorkOnTheTaskBeforeTheCapabilitySeesAnything() {
        Task task = task("DEAL-5");
        assertThatThrownBy(() -> as("rosa", () -> forms.submitTaskForm(task.getId(), APPROVE)))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> as(
                        "ravi",
                        () -> runtime.startProcessInstanceByKey(
                                SampleProcess.ID, Map.<String, Object>of("discount", 5))))
                .isInstanceOf(AuthorizationException.class);

        assertThat(handler.taken()).isEmpty();
        assertUntouched(task);
    }

    @Test
    void takesWhatTheTasklistSends() {
        Task task = task("DEAL-6");
        VariableMap sent = Variables.createVariables()
                .putValueTyped("decision", Variables.untypedValue("reject"))
                .putValueTyped("discount", Variables.untypedValue(2.5))
                .putValueTyped("reason", Variables.untypedValue("Too much"))
                .putValueTyped("conditions", SpinValues.jsonValue("[\"b\"]").create());
        as("marc", () -> forms.submitTaskForm(task.getId(), sent));

        assertThat(variables(task)).containsEntry("approved", false).containsEntry("reason", "Too much");
        assertThat(variables(task).get("conditions")).hasToString("[\"b\"]");
    }

    @Test
    void refusesObjectsAndFilesForValues() {
        Task task = task("DEAL-7");
        VariableMap object = Variables.createVariables()
                .putValueTyped("decision", Variables.untypedValue("approve"))
                .putValueTyped(
                        "discount",
                        Variables.serializedObjectValue("\"x\"")
                                .serializationDataFormat("application/x-java-serialized-object")
                                .objectTypeName("java.lang.String")
                                .create());
        VariableMap file = Variables.createVariables()
                .putValueTyped(
                        "decision",
                        Variables.fileValue("a.txt").file(new byte[] {1}).create());

        refused("marc", () -> forms.submitTaskForm(task.getId(), object));
        refused("marc", () -> forms.submitTaskForm(task.getId(), file));
        assertUntouched(task);
    }

    @Test
    void showsWhatTheCapabilityShows() {
        Task task = task("DEAL-8");
        identity.setAuthenticatedUserId("marc");
        VariableMap all = forms.getTaskFormVariables(task.getId(), null, false);
        VariableMap one = forms.getTaskFormVariables(task.getId(), List.of("amount"), false);

        assertThat(all.<Object>getValue("customer", Object.class)).isEqualTo("Acme");
        assertThat(all.<Object>getValue("amount", Object.class)).isEqualTo(1250.5);
        assertThat(all.getValueTyped("lines").getType())
                .isEqualTo(SpinValues.jsonValue("[]").create().getType());
        assertThat(Values.plain(all.<TypedValue>getValueTyped("lines")))
                .isEqualTo(List.of(Map.of("product", "Crane", "quantity", 2)));
        assertThat(one).containsOnlyKeys("amount");
    }

    @Test
    void startsACaseByItsFormAndGivesItItsNumber() {
        identity.setAuthenticatedUserId("rosa");
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(SampleProcess.ID)
                .singleResult()
                .getId();

        assertThat(forms.getStartFormVariables(definition)).containsEntry("customer", "Acme");
        assertThat(forms.submitStartForm(definition, "forged", Map.of("discount", 5))
                        .getBusinessKey())
                .isEqualTo("SAMPLE-7");
        assertThat(runtime.startProcessInstanceByKey(SampleProcess.ID, "forged", Map.<String, Object>of("discount", 5))
                        .getBusinessKey())
                .isEqualTo("SAMPLE-7");
        identity.clearAuthentication();

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey("SAMPLE-7")
                        .list())
                .hasSize(2)
                .allSatisfy(started -> {
                    assertThat(runtime.getVariables(started.getId())).isEqualTo(Map.of("asked", true));
                    assertThat(submissions.ofInstance(started.getId()))
                            .singleElement()
                            .satisfies(kept -> assertThat(kept.businessKey()).isEqualTo("SAMPLE-7"));
                });
    }

    @Test
    void startsNothingWhenAValueIsWrong() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(SampleProcess.ID)
                .singleResult()
                .getId();

        refused("rosa", () -> forms.submitStartForm(definition, Map.of("discount", 50)));
        refused("rosa", () -> forms.submitStartForm(definition, Map.of("discount", 5, "approved", true)));
        refused(
                "rosa",
                () -> runtime.startProcessInstanceByKey(SampleProcess.ID, Map.<String, Object>of("discount", 50)));
        refused("rosa", () -> runtime.startProcessInstanceByKey(SampleProcess.ID));
        refused("rosa", () -> runtime.createProcessInstanceByKey(SampleProcess.ID)
                .setVariables(Map.of("approved", true))
                .startBeforeActivity("endEvent_decided")
                .execute());

        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey(SampleProcess.ID)
                        .count())
                .isZero();
        assertThat(handler.decisions()).isEmpty();
    }

    @Test
    void letsOwnCodeStartWithFacts() {
        identity.setAuthenticatedUserId("rosa");
        starter.start(SampleProcess.ID, "OWN-1", Map.of("fact", 1));
        engine.getCommandExecutorTxRequired()
                .execute(context -> runtime.startProcessInstanceByKey(SampleProcess.ID, "OWN-2", Map.of("fact", 2)));
        identity.clearAuthentication();
        runtime.startProcessInstanceByKey(SampleProcess.ID, "OWN-3", Map.of("fact", 3));

        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey(SampleProcess.ID)
                        .count())
                .isEqualTo(3);
        assertThat(CaseStarter.isStarting()).isFalse();
    }

    @Test
    void refusesTextThatAVariableCannotHold() {
        Task task = task("DEAL-9");
        String reason = "x".repeat(4001);
        refused("marc", () -> forms.submitTaskForm(task.getId(), Map.of("decision", "reject", "reason", reason)));
        as(
                "marc",
                () -> forms.submitTaskForm(task.getId(), Map.of("decision", "reject", "reason", reason.substring(1))));
        assertThat(variables(task).get("reason")).asString().hasSize(4000);
    }

    private Task task(String businessKey) {
        String instance =
                runtime.startProcessInstanceByKey(SampleProcess.ID, businessKey).getId();
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    private void assertUntouched(Task task) {
        identity.clearAuthentication();
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
        assertThat(handler.decisions()).isEmpty();
        assertThat(runtime.getVariables(task.getExecutionId())).isEmpty();
        assertThat(submissions.ofInstance(task.getProcessInstanceId())).isEmpty();
    }

    private Map<String, Object> variables(Task task) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .list()
                .stream()
                .collect(Collectors.toMap(HistoricVariableInstance::getName, HistoricVariableInstance::getValue));
    }

    private void refused(String user, ThrowingCallable call) {
        if (user != null) {
            identity.setAuthenticatedUserId(user);
        }
        try {
            assertThatThrownBy(call).isInstanceOf(FormRejected.class);
        } finally {
            identity.clearAuthentication();
        }
    }

    private void as(String user, Runnable call) {
        identity.setAuthenticatedUserId(user);
        try {
            call.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    private Authorization allow(Resources resource, String id, Permissions... permissions) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setUserId("rosa");
        authorization.setResource(resource);
        authorization.setResourceId(id);
        authorization.setPermissions(permissions);
        return authorizations.saveAuthorization(authorization);
    }
}
