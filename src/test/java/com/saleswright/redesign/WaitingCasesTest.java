package com.saleswright.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.engine.Content;
import com.saleswright.testkit.SaleswrightTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Real cases wait at steps of every kind, and a draft gives one of the steps another id. */
@SaleswrightTest
class WaitingCasesTest {

    private static final String PROCESS = "waiting-sample";
    private static final String FILE = "processes/samples/waiting-sample.bpmn";

    /** One way to each kind of wait. */
    private static final String DIAGRAM = Samples.process(
                    """
                    <startEvent id="startEvent_asked"/>
                    <sequenceFlow id="flow_in" sourceRef="startEvent_asked" targetRef="gateway_way"/>
                    <exclusiveGateway id="gateway_way"/>
                    <userTask id="userTask_decide"/>
                    <intermediateCatchEvent id="catchEvent_later">
                      <timerEventDefinition id="timer"><timeDuration xsi:type="tFormalExpression">P9D</timeDuration></timerEventDefinition>
                    </intermediateCatchEvent>
                    <intermediateCatchEvent id="catchEvent_told"><messageEventDefinition id="m" messageRef="message_recalled"/></intermediateCatchEvent>
                    <receiveTask id="receiveTask_answer" messageRef="message_recalled"/>
                    <manualTask id="manualTask_saved" camunda:asyncBefore="true"/>
                    <userTask id="userTask_each"><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>
                    <userTask id="userTask_inTurn">
                      <multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>
                    <userTask id="userTask_eachSaved">
                      <multiInstanceLoopCharacteristics camunda:asyncBefore="true"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>
                    <manualTask id="manualTask_together" camunda:asyncBefore="true">
                      <multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></manualTask>
                    <subProcess id="subProcess_scope">
                      <startEvent id="startEvent_in"/>
                      <sequenceFlow id="flow_inside" sourceRef="startEvent_in" targetRef="userTask_inside"/>
                      <userTask id="userTask_inside"/>
                    </subProcess>
                    <eventBasedGateway id="gateway_wait"/>
                    <sequenceFlow id="flow_event" sourceRef="gateway_wait" targetRef="catchEvent_answer"/>
                    <intermediateCatchEvent id="catchEvent_answer"><messageEventDefinition id="m2" messageRef="message_recalled"/></intermediateCatchEvent>
                    <callActivity id="callActivity_again" calledElement="waiting-sample">
                      <extensionElements><camunda:in sourceExpression="userTask_decide" target="way"/></extensionElements></callActivity>
                    WAYS
                    """
                            .replace("WAYS", ways()))
            .replace("\"sample\"", "\"" + PROCESS + "\"");

    @Autowired
    private ModelCheck check;

    @Autowired
    private WaitingCases waiting;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private final List<Deployment> deployments = new ArrayList<>();

    @BeforeEach
    void deploy() {
        deploy(DIAGRAM);
    }

    @AfterEach
    void remove() {
        deployments.forEach(d -> repository.deleteDeployment(d.getId(), true));
    }

    private static final String WAITS =
            """
            userTask_decide, userTask_decide
            catchEvent_later, catchEvent_later
            catchEvent_told, catchEvent_told
            receiveTask_answer, receiveTask_answer
            manualTask_saved, manualTask_saved
            userTask_each, userTask_each
            userTask_inTurn, userTask_inTurn
            userTask_eachSaved, userTask_eachSaved
            manualTask_together, manualTask_together
            subProcess_scope, userTask_inside
            gateway_wait, gateway_wait
            """;

    @ParameterizedTest
    @CsvSource(textBlock = WAITS)
    void tellsHowManyCasesWaitAtAStepThatIsGone(String way, String step) {
        begin(way);
        begin(way);
        begin(way.equals("catchEvent_later") ? "userTask_decide" : "catchEvent_later");
        String other = step + "Anew";

        assertThat(found(DIAGRAM, Renames.NONE)).isEmpty();
        assertThat(found(renamed(step, other), Renames.NONE)).containsExactly(gone(step, "2 cases wait"));
        assertThat(found(renamed(step, other), new Renames(Map.of(PROCESS, Map.of(step, other)))))
                .isEmpty();
        assertThat(found(renamed(step, other), new Renames(Map.of(PROCESS, Map.of(step, "userTask_gone")))))
                .containsExactly(gone("userTask_gone", "2 cases wait"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = WAITS)
    void saysNothingOfAStepWhereNoCaseWaits(String way, String step) {
        begin(way.equals("catchEvent_later") ? "userTask_decide" : "catchEvent_later");

        assertThat(found(renamed(step, step + "Anew"), Renames.NONE)).isEmpty();
    }

    @Test
    void tellsOfARemovedStepAndOfCasesOnAllVersions() {
        begin("userTask_decide");
        deploy(DIAGRAM.replace(
                "<manualTask id=\"manualTask_saved\"", "<manualTask id=\"manualTask_saved\" name=\"Saved\""));
        begin("userTask_decide");
        String removed = DIAGRAM.replace("<userTask id=\"userTask_decide\"/>", "");

        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(PROCESS)
                        .count())
                .isEqualTo(2);
        assertThat(found(removed, Renames.NONE)).containsExactly(gone("userTask_decide", "2 cases wait"));
    }

    @Test
    void countsCasesThatWaitForACalledCaseAtTheCall() {
        begin("callActivity_again");

        assertThat(found(renamed("callActivity_again", "callActivity_anew"), Renames.NONE))
                .containsExactly(gone("callActivity_again", "one case waits"));
        assertThat(found(renamed("userTask_decide", "userTask_anew"), Renames.NONE))
                .containsExactly(gone("userTask_decide", "one case waits"));
    }

    @Test
    void countsNoCaseThatHasEnded() {
        String id = begin("userTask_decide");
        runtime.deleteProcessInstance(id, "Given up");

        assertThat(found(renamed("userTask_decide", "userTask_anew"), Renames.NONE))
                .isEmpty();
    }

    private static String gone(String step, String cases) {
        return "The step '%s' is gone, and %s there.".formatted(step, cases);
    }

    private List<String> found(String draft, Renames renames) {
        Content before = content(DIAGRAM);
        return check.check(content(draft), new Replaced(before, waiting.of(before, "samples"), renames)).stream()
                .filter(f -> f.rule().equals("LiveStepGone"))
                .map(Finding::message)
                .toList();
    }

    private static String renamed(String from, String to) {
        assertThat(DIAGRAM).contains("\"" + from + "\"");
        return DIAGRAM.replace("\"" + from + "\"", "\"" + to + "\"");
    }

    private static Content content(String diagram) {
        return Content.of(Map.of(FILE, diagram.getBytes(StandardCharsets.UTF_8)));
    }

    private void deploy(String diagram) {
        deployments.add(repository.createDeployment().addString(FILE, diagram).deploy());
    }

    private String begin(String way) {
        return runtime.startProcessInstanceByKey(PROCESS, Map.of("way", way)).getId();
    }

    private static String ways() {
        StringBuilder flows = new StringBuilder();
        for (String step : List.of(
                "userTask_decide",
                "catchEvent_later",
                "catchEvent_told",
                "receiveTask_answer",
                "manualTask_saved",
                "userTask_each",
                "userTask_inTurn",
                "userTask_eachSaved",
                "manualTask_together",
                "subProcess_scope",
                "gateway_wait",
                "callActivity_again")) {
            flows.append(
                    """
                    <sequenceFlow id="flow_%1$s" sourceRef="gateway_way" targetRef="%1$s">
                      <conditionExpression xsi:type="tFormalExpression">${way == '%1$s'}</conditionExpression></sequenceFlow>
                    """
                            .formatted(step));
        }
        return flows.toString();
    }
}
