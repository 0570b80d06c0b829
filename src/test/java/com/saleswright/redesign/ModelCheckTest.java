package com.saleswright.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.saleswright.engine.Content;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The model check as a whole. */
class ModelCheckTest {

    private final ModelCheck check = Samples.check();

    private static final String SOUND = Samples.definitions(
            """
            <process id="sample" name="Sample" isExecutable="true" camunda:historyTimeToLive="P3650D" camunda:versionTag="1.0">
              <startEvent id="startEvent_asked" name="Asked"/>
              <sequenceFlow id="flow_asked" sourceRef="startEvent_asked" targetRef="userTask_decide"/>
              %s
              <sequenceFlow id="flow_decided" sourceRef="userTask_decide" targetRef="gateway_outcome"/>
              <sequenceFlow id="flow_halfTime" sourceRef="boundaryEvent_halfTime" targetRef="serviceTask_remind"/>
              <serviceTask id="serviceTask_remind" name="Remind approver" camunda:delegateExpression="${remindApprover}"/>
              <sequenceFlow id="flow_reminded" sourceRef="serviceTask_remind" targetRef="endEvent_reminded"/>
              <endEvent id="endEvent_reminded" name="Reminded"/>
              <exclusiveGateway id="gateway_outcome" name="Approved?" default="flow_again"/>
              <sequenceFlow id="flow_yes" name="Yes" sourceRef="gateway_outcome" targetRef="endEvent_decided">
                <conditionExpression xsi:type="tFormalExpression">${approved}</conditionExpression></sequenceFlow>
              <sequenceFlow id="flow_again" name="No" sourceRef="gateway_outcome" targetRef="businessRuleTask_ask"/>
              <businessRuleTask id="businessRuleTask_ask" name="Ask who decides next" camunda:decisionRef="sample-policy"
                  camunda:resultVariable="role" camunda:mapDecisionResult="singleEntry"/>
              <sequenceFlow id="flow_back" sourceRef="businessRuleTask_ask" targetRef="userTask_decide"/>
              <endEvent id="endEvent_decided" name="Decided"/>
              <subProcess id="subProcess_recall" name="Recall" triggeredByEvent="true">
                <startEvent id="startEvent_recalled" name="Recalled"><messageEventDefinition id="recall" messageRef="message_recalled"/></startEvent>
                <sequenceFlow id="flow_recalled" sourceRef="startEvent_recalled" targetRef="endEvent_recalled"/>
                <endEvent id="endEvent_recalled" name="Taken back"/>
              </subProcess>
            </process>
            <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="sample">DRAWING</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            """
                    .formatted(Samples.REMINDED_TASK));

    @Test
    void findsNothingInSoundContent() {
        assertThat(check.check(Samples.content(Map.of(Samples.BPMN, drawn(SOUND)))))
                .isEmpty();
    }

    @Test
    void suggestsTheNameThatWasProbablyMeant() {
        assertThat(check.check(Samples.content(
                        Map.of(Samples.BPMN, drawn(SOUND.replace("${remindApprover}", "${remindAprover}"))))))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.elementId()).isEqualTo("serviceTask_remind");
                    assertThat(f.suggestion()).isEqualTo("Did you mean 'remindApprover'?");
                });
    }

    @Test
    void reportsFilesThatCannotBeReadAndChecksTheOthers() {
        List<Finding> findings = check.check(Content.of(Map.of(
                "processes/samples/a.bpmn", bytes("<definitions"),
                "processes/samples/b.bpmn",
                        bytes("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>"),
                "processes/samples/c.dmn", bytes("<html/>"),
                "forms/samples/d.form", bytes("[]"),
                "forms/samples/e.form", bytes("{\"id\": "),
                "forms/samples/f.form", bytes("{\"components\": [null, 3, {\"components\": {}}]}"))));
        assertThat(findings).filteredOn(f -> f.rule().equals("Unreadable")).hasSize(5);
        assertThat(findings).anySatisfy(f -> assertThat(f.rule()).isEqualTo("NoFormId"));
    }

    /** Findings tell all, and a schema that a file names is not fetched. */
    @Test
    void readsWithTheEnginesParserWithoutItsLogAndWithoutTheNetwork() throws IOException {
        Logger engine = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        engine.addAppender(log);
        try (ServerSocket outside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            outside.setSoTimeout(1);
            String schema = "xsi:schemaLocation=\"urn:x http://localhost:%d/x.xsd\"".formatted(outside.getLocalPort());
            String broken = Samples.process(
                            """
                            <intermediateCatchEvent id="catchEvent_any"><messageEventDefinition id="a"/>
                            <messageEventDefinition id="b"/></intermediateCatchEvent>
                            <boundaryEvent id="boundaryEvent_x" attachedToRef="catchEvent_any"/><complexGateway id="gateway_x"/>
                            """)
                    .replace("id=\"samples\"", schema + " id=\"samples\"");
            assertThat(check.check(Content.of(Map.of(Samples.BPMN, bytes(broken)))))
                    .extracting(Finding::rule)
                    .contains("EngineRefuses", "GuardRefuses");
            assertThatThrownBy(outside::accept).isInstanceOf(SocketTimeoutException.class);
        } finally {
            engine.detachAppender(log);
        }
        assertThat(log.list).isEmpty();
    }

    @Test
    void keepsOnlyTheCapabilityWithErrorsFromBeingDeployed() {
        Content content = Samples.content(Map.of(
                Samples.BPMN, drawn(SOUND), "processes/others/other.bpmn", Samples.process("<task id=\"task_x\"/>")));
        assertThat(check.faults(content, "others"))
                .anySatisfy(f -> assertThat(f).contains("processes/others/other.bpmn", "task_x"));
        // The two diagrams have one process id: that is a fault of both.
        assertThat(check.faults(content, "samples"))
                .allSatisfy(f -> assertThat(f).contains("DuplicateId"));
    }

    @Test
    void letsWarningsPass() {
        Content content = Samples.content(Map.of(Samples.BPMN, drawn(SOUND.replace(" name=\"Decided\"", ""))));
        assertThat(check.check(content)).singleElement().satisfies(f -> assertThat(f.isError())
                .isFalse());
        assertThat(check.faults(content, "samples")).isEmpty();
    }

    private static String drawn(String diagram) {
        StringBuilder drawing = new StringBuilder();
        Diagram read = Diagram.read(Samples.BPMN, bytes(diagram));
        read.nodes().forEach(n -> drawing.append(
                        "<bpmndi:BPMNShape id=\"shape_%s\" bpmnElement=\"%s\">".formatted(n.id(), n.id()))
                .append("<dc:Bounds x=\"0\" y=\"0\" width=\"9\" height=\"9\"/></bpmndi:BPMNShape>"));
        read.flows().forEach(f -> drawing.append(
                        "<bpmndi:BPMNEdge id=\"edge_%s\" bpmnElement=\"%s\">".formatted(f.id(), f.id()))
                .append("<di:waypoint xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" x=\"0\" y=\"0\"/>")
                .append("<di:waypoint xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" x=\"9\" y=\"0\"/>")
                .append("</bpmndi:BPMNEdge>"));
        return diagram.replace("DRAWING", drawing);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
