package com.saleswright.redesign;

import com.saleswright.engine.Content;
import com.saleswright.engine.ContentDeployer;
import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.testkit.ProcessDriver;
import com.saleswright.testkit.TestClock;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** An office with process owners, and a capability of its own that they redesign. */
final class LifecycleDriver {

    static final String AUTHOR = "lc.anna";
    static final String SECOND = "lc.ben";
    static final String ADMINISTRATOR = "lc.ada";
    static final String CAPABILITY = "lifecycle";
    static final String SAMPLE = "lifecycle-sample";
    static final String FILE = "processes/lifecycle/lifecycle-sample.bpmn";

    final ProcessDriver process;
    final Proposals proposals;
    final Redesigns redesigns;
    final RepositoryService repository;
    final RuntimeService runtime;
    final JdbcClient jdbc;
    final People people;
    final ContentDeployer deployer;
    private final ApplicationContext context;
    private final IdentityService identity;
    private final FormService forms;

    LifecycleDriver(ApplicationContext context) {
        this.context = context;
        process = context.getBean(ProcessDriver.class);
        proposals = context.getBean(Proposals.class);
        redesigns = context.getBean(Redesigns.class);
        repository = context.getBean(RepositoryService.class);
        runtime = context.getBean(RuntimeService.class);
        jdbc = context.getBean(JdbcClient.class);
        people = context.getBean(People.class);
        deployer = context.getBean(ContentDeployer.class);
        identity = context.getBean(IdentityService.class);
        forms = context.getBean(FormService.class);
        context.getBean(TestClock.class).reset();
        context.getBean(TransactionTemplate.class).executeWithoutResult(t -> organisation());
        deployer.deploy(content(sample("Begun")), List.of(CAPABILITY));
    }

    private void organisation() {
        people.saveOffice(
                new Office("lifecycle", "Lifecycle", "UTC", "DE-hh", LocalTime.of(8, 0), LocalTime.of(16, 0)));
        person("lc.vera", "Vera Solis", null, Roles.SALES_VP);
        person(AUTHOR, "Anna Abel", "lc.vera", Roles.PROCESS_OWNER);
        person(SECOND, "Ben Bauer", "lc.vera", Roles.PROCESS_OWNER);
        person("lc.cleo", "Cleo Zorn", "lc.vera", Roles.PROCESS_OWNER);
        person(ADMINISTRATOR, "Ada Adler", "lc.vera", Roles.CAMUNDA_ADMIN);
    }

    void person(String id, String name, @Nullable String manager, String role) {
        String[] names = name.split(" ", -1);
        people.save(new Employee(
                id,
                names[0],
                names[1],
                id + "@example.com",
                "lifecycle",
                manager,
                Set.of(role),
                BigDecimal.ZERO,
                "en",
                true));
    }

    /** Removes the sample with its cases, the cases of redesigns, and the moves. */
    void cleanUp() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(RedesignProcess.PROCESS)
                .list()
                .forEach(i -> runtime.deleteProcessInstance(i.getId(), "End of the test"));
        repository
                .createDeploymentQuery()
                .deploymentNameLike(CAPABILITY + "%")
                .list()
                .forEach(d -> repository.deleteDeployment(d.getId(), true));
        jdbc.sql("DELETE FROM redesign_migration_case WHERE migration IN (SELECT id FROM redesign_migration)")
                .update();
        List.of(
                        "redesign_migration",
                        "redesign_mapping",
                        "redesign_event",
                        "redesign_trial_case",
                        "redesign_trial",
                        "redesign_rename",
                        "redesign_file",
                        "redesign")
                .forEach(table -> jdbc.sql("DELETE FROM " + table).update());
    }

    /** Gives every case of running migrations its turn. */
    void migrate() {
        ReflectionTestUtils.invokeMethod(context.getBean("migrationRounds"), "round");
    }

    /** A draft by the author that changes the sample. */
    String draft() {
        return draft("Reached");
    }

    String draft(String nameOfEnd) {
        String number = redesigns.begin(CAPABILITY, "A better sample", "It takes too long", AUTHOR);
        redesigns.save(number, FILE, sample(nameOfEnd), 0, AUTHOR);
        return number;
    }

    String proposed() {
        return proposed(Rollout.ALL_AT_ONCE);
    }

    String proposed(Rollout rollout) {
        String number = draft();
        proposals.propose(number, AUTHOR, rollout);
        process.runJobs(number);
        return number;
    }

    String live() {
        return approved(Rollout.ALL_AT_ONCE);
    }

    String approved(Rollout rollout) {
        String number = proposed(rollout);
        decide(number, "approve", "", rollout);
        process.runJobs(number);
        return number;
    }

    void decide(String number, String decision, String reason) {
        decide(number, decision, reason, Rollout.ALL_AT_ONCE);
    }

    private void decide(String number, String decision, String reason, Rollout rollout) {
        Map<String, Object> values = new HashMap<>(
                Map.of("decision", decision, "reason", reason, "rollout", rollout.isTrial() ? "trial" : "all"));
        if (rollout.isTrial()) {
            values.put("trialShare", rollout.sharePercent());
            values.put("trialDays", rollout.days());
        }
        answer(number, SECOND, values);
    }

    /** Submits the open task of the case as this person, with their roles. */
    void answer(String number, String user, Map<String, Object> values) {
        Task task = process.task(number);
        identity.setAuthentication(user, List.copyOf(people.get(user).roles()));
        try {
            forms.submitTaskForm(task.getId(), values);
        } finally {
            identity.clearAuthentication();
        }
        process.runJobs(number);
    }

    Map<String, Object> form(String number) {
        return new HashMap<>(forms.getTaskFormVariables(process.task(number).getId()));
    }

    String waitsAt(String number) {
        return process.task(number).getTaskDefinitionKey();
    }

    List<String> ends(String number) {
        return process.endEvents(number, RedesignProcess.PROCESS);
    }

    RedesignStatus status(String number) {
        return redesigns.get(number).status();
    }

    List<RedesignEvent.Kind> record(String number) {
        return proposals.history(number).stream().map(RedesignEvent::kind).toList();
    }

    List<String> mails(String number, String template) {
        return jdbc.sql("SELECT recipient FROM mail_message WHERE case_key = ? AND template = ? ORDER BY id")
                .params(number, "redesign/" + template)
                .query(String.class)
                .list();
    }

    /** What new cases of the sample would be. */
    String liveText() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(SAMPLE)
                .latestVersion()
                .singleResult()
                .getDeploymentId();
        return new String(
                Objects.requireNonNull(
                        context.getBean(Versions.class).files(definition).get(FILE)),
                StandardCharsets.UTF_8);
    }

    static Content content(String sample) {
        return Content.of(Map.of(FILE, sample.getBytes(StandardCharsets.UTF_8)));
    }

    /** A process that waits an hour. */
    static String sample(String nameOfEnd) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions_sample" targetNamespace="sample">
                  <bpmn:process id="lifecycle-sample" name="Sample" isExecutable="true" camunda:historyTimeToLive="P30D" camunda:versionTag="1.0">
                    <bpmn:startEvent id="startEvent_asked" name="Asked"/>
                    <bpmn:intermediateCatchEvent id="catchEvent_hour" name="An hour">
                      <bpmn:timerEventDefinition id="timer_hour"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>
                    </bpmn:intermediateCatchEvent>
                    <bpmn:endEvent id="endEvent_done" name="%s"/>
                    <bpmn:sequenceFlow id="flow_asked" sourceRef="startEvent_asked" targetRef="catchEvent_hour"/>
                    <bpmn:sequenceFlow id="flow_done" sourceRef="catchEvent_hour" targetRef="endEvent_done"/>
                  </bpmn:process>
                  <bpmndi:BPMNDiagram id="diagram_sample">
                    <bpmndi:BPMNPlane id="plane_sample" bpmnElement="lifecycle-sample">
                      <bpmndi:BPMNShape id="shape_asked" bpmnElement="startEvent_asked"><dc:Bounds x="100" y="100" width="36" height="36"/></bpmndi:BPMNShape>
                      <bpmndi:BPMNShape id="shape_hour" bpmnElement="catchEvent_hour"><dc:Bounds x="200" y="100" width="36" height="36"/></bpmndi:BPMNShape>
                      <bpmndi:BPMNShape id="shape_done" bpmnElement="endEvent_done"><dc:Bounds x="300" y="100" width="36" height="36"/></bpmndi:BPMNShape>
                      <bpmndi:BPMNEdge id="edge_asked" bpmnElement="flow_asked"><di:waypoint x="136" y="118"/><di:waypoint x="200" y="118"/></bpmndi:BPMNEdge>
                      <bpmndi:BPMNEdge id="edge_done" bpmnElement="flow_done"><di:waypoint x="236" y="118"/><di:waypoint x="300" y="118"/></bpmndi:BPMNEdge>
                    </bpmndi:BPMNPlane>
                  </bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """
                .formatted(nameOfEnd);
    }
}
