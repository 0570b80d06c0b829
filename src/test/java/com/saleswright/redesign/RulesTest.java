package com.saleswright.redesign;

import static com.saleswright.redesign.Samples.BPMN;
import static com.saleswright.redesign.Samples.DMN;
import static com.saleswright.redesign.Samples.FORM;
import static com.saleswright.redesign.Samples.REMINDED_TASK;
import static com.saleswright.redesign.Samples.definitions;
import static com.saleswright.redesign.Samples.form;
import static com.saleswright.redesign.Samples.process;
import static com.saleswright.redesign.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.engine.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the model check: one sound sample, and broken ones with the element that it must name. */
class RulesTest {

    private static final ModelCheck CHECK = Samples.check();
    private static final List<Rule> RULES = CHECK.rules();

    record Case(String rule, String file, String sound, Map<String, String> brokenByElement) {

        @Override
        public String toString() {
            return rule;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsTheBrokenAndLeavesTheSound(Case sample) {
        assertThat(findings(sample.rule(), sample.file(), sample.sound())).isEmpty();
        sample.brokenByElement().forEach((element, broken) -> assertThat(findings(sample.rule(), sample.file(), broken))
                .extracting(Finding::elementId)
                .as(broken)
                .containsExactly(element.replaceFirst("#.*", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\": \"Hello {{name +}}\"",
                "\"text\": \"Hello {{name\"",
                "\"text\": \"{{#if approved and}}yes{{/if}}\"",
                "\"conditional\": {\"hide\": \"=a >\"}",
                "\"conditional\": {\"hide\": \"a > 1\"}",
                "\"valuesExpression\": \"=for x\""
            })
    void findsBrokenFeelInForms(String property) {
        String field = "{\"type\": \"text\", \"id\": \"f2\", %s}";
        assertThat(findings("BrokenFeel", FORM, form(field.formatted(property))))
                .extracting(Finding::elementId)
                .containsExactly("f2");
        assertThat(findings("BrokenFeel", FORM, form(field.formatted("\"text\": \"{{#if a}}{{b.c}}{{/if}}\""))))
                .isEmpty();
    }

    @Test
    void findsTheCircleOfSeveralDecisions() {
        String circle = required("sample-policy", "other-policy")
                .replace(
                        "name=\"Other\">",
                        "name=\"Other\"><informationRequirement id=\"requirement_back\">"
                                + "<requiredDecision href=\"#sample-policy\"/></informationRequirement>");
        assertThat(findings("DecisionLoop", DMN, circle))
                .extracting(Finding::elementId)
                .containsExactly("other-policy", "sample-policy");
    }

    /** Files that the guard's own test shows to be refused when they should go live. */
    @ParameterizedTest
    @MethodSource("hostile")
    void tellsWhatTheGuardWouldRefuse(Path file) throws IOException {
        String name = file.getFileName().toString();
        String place = (name.endsWith(".form") ? "forms" : "processes") + "/samples/" + name;
        String text = Files.readString(file)
                .replace("recordSample", "recordDecision")
                .replace("tellSample", "tellApprover")
                .replace("sampleTimes", "workingTime");
        assertThat(CHECK.check(Content.of(Map.of(place, text.getBytes(StandardCharsets.UTF_8)))))
                .filteredOn(Finding::isError)
                .extracting(Finding::rule)
                .containsAnyOf("GuardRefuses", "UnknownStep", "BrokenExpression", "UnsupportedField", "Unreadable");
    }

    static Stream<Path> hostile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/hostile"))) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void everyRuleHasASample() {
        assertThat(cases().map(Case::rule))
                .containsExactlyInAnyOrderElementsOf(
                        RULES.stream().map(Rule::name).toList());
    }

    @Test
    void everyRuleTellsWhatItPreventsAndEveryFindingHowToMendIt() {
        assertThat(RULES).allSatisfy(r -> assertThat(r.prevents()).endsWith(".").hasSizeGreaterThan(30));
        assertThat(cases().flatMap(c -> c.brokenByElement().values().stream().map(b -> Map.entry(c, b))))
                .flatExtracting(e -> findings(e.getKey().rule(), e.getKey().file(), e.getValue()))
                .allSatisfy(f -> {
                    assertThat(f.message()).matches("(?s)[A-Z].*\\.");
                    assertThat(f.suggestion()).matches("(?s)[A-Z].*[.?…]");
                });
    }

    private static List<Finding> findings(String rule, String file, String text) {
        Content content = Samples.content(Map.of(file, text));
        return CHECK.check(content, Samples.replaced()).stream()
                .filter(f -> f.rule().equals(rule))
                .toList();
    }

    private static Case diagram(String rule, String sound, Map<String, String> brokenByElement) {
        return new Case(rule, BPMN, sound, brokenByElement);
    }

    private static final String TIMER =
            """
            <intermediateCatchEvent id="catchEvent_later"><timerEventDefinition id="t">%s</timerEventDefinition></intermediateCatchEvent>
            """;

    private static final String FORK =
            """
            <startEvent id="startEvent_asked" name="Asked"/>
            <sequenceFlow id="flow_in" sourceRef="startEvent_asked" targetRef="gateway_outcome"/>
            <exclusiveGateway id="gateway_outcome" name="Approved?" default="flow_no"/>
            <sequenceFlow id="flow_yes" name="Yes" sourceRef="gateway_outcome" targetRef="endEvent_yes">
              <conditionExpression xsi:type="tFormalExpression">${approved}</conditionExpression></sequenceFlow>
            <sequenceFlow id="flow_no" name="No" sourceRef="gateway_outcome" targetRef="endEvent_no"/>
            <endEvent id="endEvent_yes" name="Approved"/>
            <endEvent id="endEvent_no" name="Rejected"/>
            """;

    private static final String CONDITION =
            "<conditionExpression xsi:type=\"tFormalExpression\">${approved}</conditionExpression>";

    private static String task(String attributes) {
        return process("<userTask id=\"userTask_decide\" %s/>".formatted(attributes));
    }

    private static String service(String attributes) {
        return process("<serviceTask id=\"serviceTask_record\" %s/>".formatted(attributes));
    }

    private static String decide(String attributes) {
        return process("<businessRuleTask id=\"businessRuleTask_ask\" %s/>".formatted(attributes));
    }

    private static String fork(String what, String with) {
        assertThat(FORK).contains(what);
        return process(FORK.replace(what, with));
    }

    private static String drawn(String element) {
        return """
                <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="sample">
                <bpmndi:BPMNShape id="shape" bpmnElement="%s"><dc:Bounds x="0" y="0" width="36" height="36"/></bpmndi:BPMNShape>
                </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                """
                .formatted(element);
    }

    static Stream<Case> cases() {
        return Stream.of(existence(), assignment(), flow(), variables(), times(), names(), tables(), forms())
                .flatMap(s -> s);
    }

    private static Stream<Case> existence() {
        return Stream.of(
                diagram(
                        "BrokenSchema",
                        process("<startEvent id=\"startEvent_asked\"/>"),
                        Map.of("startEvent_asked", process("<startParty id=\"startEvent_asked\"/>"))),
                diagram("NothingExecutable", process(""), Map.of("", definitions("<process id=\"sample\"/>"))),
                diagram(
                        "NoTimeToLive",
                        process(""),
                        Map.of("sample", definitions("<process id=\"sample\" isExecutable=\"true\"/>"))),
                diagram(
                        "NoVersionTag",
                        process(""),
                        Map.of("sample", definitions("<process id=\"sample\" isExecutable=\"true\"/>"))),
                diagram(
                        "NoImplementation",
                        service("camunda:delegateExpression=\"${recordDecision}\""),
                        Map.of(
                                "serviceTask_record",
                                service(""),
                                "endEvent_told",
                                process("<endEvent id=\"endEvent_told\"><messageEventDefinition id=\"m\"/></endEvent>"),
                                "task_any",
                                process("<task id=\"task_any\"/>"))),
                diagram(
                        "GuardRefuses",
                        service("camunda:delegateExpression=\"${recordDecision}\""),
                        Map.of(
                                "serviceTask_record#value",
                                service("camunda:expression=\"${amount.getClass()}\""),
                                "userTask_decide",
                                task("camunda:assignee=\"${recordDecision}\""),
                                "serviceTask_record#class",
                                service("camunda:class=\"java.lang.Runtime\""),
                                "serviceTask_record#shell",
                                service("camunda:type=\"shell\""),
                                "scriptTask_run",
                                process(
                                        "<scriptTask id=\"scriptTask_run\" scriptFormat=\"juel\"><script>${x}</script></scriptTask>"),
                                "userTask_listen",
                                process(
                                        """
                                        <userTask id="userTask_listen"><extensionElements><camunda:taskListener event="create">
                                        <camunda:script scriptFormat="juel">${x}</camunda:script></camunda:taskListener></extensionElements></userTask>
                                        """))),
                diagram(
                        "UnknownStep",
                        process(
                                """
                                <serviceTask id="serviceTask_a" camunda:delegateExpression="${recordDecision}"/>
                                <serviceTask id="serviceTask_b" camunda:expression="${workingTime.after('P1D')}" camunda:resultVariable="due"/>
                                <serviceTask id="serviceTask_c" camunda:expression="${due.toString()}"/>
                                <serviceTask id="serviceTask_d" camunda:expression="${execution.getVariable('due')}"/>
                                """),
                        Map.of(
                                "serviceTask_record#unknown",
                                service("camunda:delegateExpression=\"${recordDecison}\""),
                                "serviceTask_record#two",
                                service("camunda:delegateExpression=\"${recordDecision.other}\""),
                                "serviceTask_record#kind",
                                service("camunda:delegateExpression=\"${tellApprover}\""),
                                "userTask_decide",
                                task("camunda:dueDate=\"${jdbcTemplate.execute('x')}\""))),
                diagram(
                        "UnknownDecision",
                        decide("camunda:decisionRef=\"sample-policy\" camunda:decisionRefBinding=\"deployment\""),
                        Map.of("businessRuleTask_ask", decide("camunda:decisionRef=\"sample-polcy\""))),
                diagram(
                        "DecisionResultLost",
                        decide(
                                "camunda:decisionRef=\"sample-policy\" camunda:resultVariable=\"role\" camunda:mapDecisionResult=\"singleEntry\""),
                        Map.of("businessRuleTask_ask", decide("camunda:decisionRef=\"sample-policy\""))),
                diagram(
                        "UnknownProcess",
                        process("<callActivity id=\"callActivity_chain\" calledElement=\"sample\"/>"),
                        Map.of(
                                "callActivity_chain#unknown",
                                process("<callActivity id=\"callActivity_chain\" calledElement=\"samples\"/>"),
                                "callActivity_chain#none",
                                process("<callActivity id=\"callActivity_chain\"/>"))),
                diagram(
                        "NoMessage",
                        process("<receiveTask id=\"receiveTask_wait\" messageRef=\"tns:message_recalled\"/>"),
                        Map.of(
                                "receiveTask_wait",
                                process("<receiveTask id=\"receiveTask_wait\"/>"),
                                "startEvent_told",
                                process(
                                        "<startEvent id=\"startEvent_told\"><messageEventDefinition id=\"m\"/></startEvent>"))),
                diagram(
                        "UnknownMessage",
                        process("<receiveTask id=\"receiveTask_wait\" messageRef=\"message_recalled\"/>"),
                        Map.of(
                                "receiveTask_wait",
                                process("<receiveTask id=\"receiveTask_wait\" messageRef=\"message_recalled\"/>")
                                        .replace("samples.recalled", "samples.recaled"))),
                diagram(
                        "NoErrorCode",
                        process(
                                "<endEvent id=\"endEvent_failed\"><errorEventDefinition id=\"e\" errorRef=\"error_tooHigh\"/></endEvent>"),
                        Map.of(
                                "endEvent_failed",
                                process(
                                        "<endEvent id=\"endEvent_failed\"><errorEventDefinition id=\"e\"/></endEvent>"))));
    }

    private static Stream<Case> assignment() {
        return Stream.of(
                diagram(
                        "NobodyGetsTask",
                        task("camunda:assignee=\"${approver}\""),
                        Map.of(
                                "userTask_decide#none",
                                task(""),
                                "userTask_decide#name",
                                task("camunda:assignee=\"rosa\""))),
                diagram(
                        "UnknownGroup",
                        task("camunda:candidateGroups=\"sales-manager, finance\""),
                        Map.of("userTask_decide", task("camunda:candidateGroups=\"finance,sales-manger\""))),
                diagram(
                        "NoForm",
                        task("camunda:formRef=\"decide-sample\""),
                        Map.of("userTask_decide", task("camunda:formKey=\"decide.html\""))),
                diagram(
                        "UnknownForm",
                        task("camunda:formRef=\"decide-sample\" camunda:formRefBinding=\"deployment\""),
                        Map.of("userTask_decide", task("camunda:formRef=\"decide-simple\""))),
                diagram(
                        "NoFormBinding",
                        task("camunda:formRef=\"decide-sample\" camunda:formRefBinding=\"deployment\""),
                        Map.of(
                                "userTask_decide",
                                task("camunda:formRef=\"decide-sample\" camunda:formRefBinding=\"latest\""))),
                diagram(
                        "NoDueDate",
                        task("camunda:dueDate=\"${workingTime.after('P1D')}\""),
                        Map.of("userTask_decide", task(""))),
                diagram(
                        "NoReminder",
                        process(REMINDED_TASK),
                        Map.of(
                                "userTask_decide",
                                process(REMINDED_TASK.replace(
                                        "cancelActivity=\"false\"", "cancelActivity=\"true\"")))));
    }

    private static Stream<Case> flow() {
        return Stream.of(
                diagram("NoCondition", process(FORK), Map.of("flow_yes", fork(CONDITION, ""))),
                diagram(
                        "EngineRefuses",
                        process(FORK),
                        Map.of(
                                "",
                                process(
                                        """
                                        <intermediateCatchEvent id="catchEvent_any"><messageEventDefinition id="a"/>
                                        <messageEventDefinition id="b"/></intermediateCatchEvent>
                                        """),
                                "startEvent_asked",
                                fork(
                                        "<startEvent id=\"startEvent_asked\"",
                                        "<startEvent id=\"startEvent_asked\" camunda:formKey=\"x\""
                                                + " camunda:formRef=\"decide-sample\" camunda:formRefBinding=\"deployment\""))),
                diagram("NoDefaultFlow", process(FORK), Map.of("gateway_outcome", fork(" default=\"flow_no\"", ""))),
                diagram(
                        "ConditionOnDefault",
                        process(FORK),
                        Map.of("flow_yes", fork("default=\"flow_no\"", "default=\"flow_yes\""))),
                diagram(
                        "SameCondition",
                        process(FORK),
                        Map.of(
                                "flow_no",
                                fork(
                                        "targetRef=\"endEvent_no\"/>",
                                        "targetRef=\"endEvent_no\">" + CONDITION + "</sequenceFlow>"))),
                diagram(
                        "BrokenExpression",
                        process(FORK),
                        Map.of(
                                "flow_yes#parse",
                                fork("${approved}", "${approved ==}"),
                                "flow_yes#text",
                                fork("${approved}", "approved"),
                                "startEvent_when",
                                process(
                                        """
                                        <startEvent id="startEvent_when"><conditionalEventDefinition id="c">
                                        <condition xsi:type="tFormalExpression"/></conditionalEventDefinition></startEvent>
                                        """),
                                "flow_yes#function",
                                fork("${approved}", "${nov() == due}"))),
                diagram(
                        "Unreachable",
                        process(
                                FORK + REMINDED_TASK.replaceFirst("(?s)<boundaryEvent.*", "")
                                        + "<sequenceFlow id=\"flow_x\" sourceRef=\"startEvent_asked\" targetRef=\"userTask_decide\"/>"),
                        Map.of(
                                "endEvent_lost",
                                process(FORK + "<endEvent id=\"endEvent_lost\"/>"),
                                "sample",
                                process("<endEvent id=\"endEvent_lost\"/>"))),
                diagram("DeadEnd", process(FORK), Map.of("serviceTask_record", service(""))),
                diagram(
                        "ImplicitFork",
                        process(FORK),
                        Map.of(
                                "startEvent_asked",
                                process(
                                        FORK
                                                + "<sequenceFlow id=\"flow_x\" sourceRef=\"startEvent_asked\" targetRef=\"endEvent_no\"/>"))),
                diagram(
                        "NoWayToEnd",
                        process(
                                FORK
                                        + "<sequenceFlow id=\"flow_back\" sourceRef=\"gateway_outcome\" targetRef=\"gateway_outcome\"/>"),
                        Map.of(
                                "serviceTask_loop",
                                process(
                                        """
                                        <startEvent id="startEvent_a"/><endEvent id="endEvent_a"/>
                                        <sequenceFlow id="flow_a" sourceRef="startEvent_a" targetRef="endEvent_a"/>
                                        <serviceTask id="serviceTask_loop"/>
                                        <sequenceFlow id="flow_b" sourceRef="serviceTask_loop" targetRef="serviceTask_loop"/>
                                        """))));
    }

    private static final String RATED =
            """
            <startEvent id="startEvent_asked"/>
            <sequenceFlow id="flow_in" sourceRef="startEvent_asked" targetRef="gateway_rate"/>
            <exclusiveGateway id="gateway_rate" default="flow_skip"/>
            <sequenceFlow id="flow_rate" sourceRef="gateway_rate" targetRef="serviceTask_rate">
              <conditionExpression xsi:type="tFormalExpression">${approved}</conditionExpression></sequenceFlow>
            <serviceTask id="serviceTask_rate" camunda:delegateExpression="${rateSample}" camunda:asyncBefore="true"/>
            <boundaryEvent id="boundaryEvent_tooHigh" attachedToRef="serviceTask_rate"><errorEventDefinition id="e" errorRef="error_tooHigh"/></boundaryEvent>
            <sequenceFlow id="flow_tooHigh" sourceRef="boundaryEvent_tooHigh" targetRef="endEvent_tooHigh"/>
            <endEvent id="endEvent_tooHigh"/>
            <sequenceFlow id="flow_rated" sourceRef="serviceTask_rate" targetRef="userTask_decide"/>
            <sequenceFlow id="flow_skip" sourceRef="gateway_rate" targetRef="%s"/>
            <userTask id="userTask_decide" camunda:assignee="${rating}"/>
            <sequenceFlow id="flow_out" sourceRef="userTask_decide" targetRef="endEvent_done"/>
            <endEvent id="endEvent_done"/>
            """;

    private static final String LOOP =
            """
            <startEvent id="startEvent_asked"/>
            <sequenceFlow id="flow_in" sourceRef="startEvent_asked" targetRef="gateway_again"/>
            <exclusiveGateway id="gateway_again" default="flow_again"/>
            <sequenceFlow id="flow_out" sourceRef="gateway_again" targetRef="endEvent_done">
              <conditionExpression xsi:type="tFormalExpression">${rating > 3}</conditionExpression></sequenceFlow>
            <sequenceFlow id="flow_again" sourceRef="gateway_again" targetRef="serviceTask_rate"/>
            <serviceTask id="serviceTask_rate" camunda:delegateExpression="${%s}"/>
            <sequenceFlow id="flow_back" sourceRef="serviceTask_rate" targetRef="gateway_again"/>
            <endEvent id="endEvent_done"/>
            """;

    private static final String TURNS =
            """
            <subProcess id="subProcess_each">%2$s<userTask id="userTask_each">%1$s</userTask></subProcess>
            """;

    private static String turns(String outer, String inner) {
        String loop =
                "<multiInstanceLoopCharacteristics><loopCardinality>%s</loopCardinality></multiInstanceLoopCharacteristics>";
        return process(TURNS.formatted(loop.formatted(inner), loop.formatted(outer)));
    }

    private static Stream<Case> variables() {
        String rated = process(RATED.formatted("endEvent_done"));
        return Stream.of(
                diagram("NeverSet", process(FORK), Map.of("flow_yes", fork("${approved}", "${aproved}"))),
                diagram("NotYetSet", rated, Map.of("userTask_decide", process(RATED.formatted("userTask_decide")))),
                diagram(
                        "UncaughtError",
                        rated,
                        Map.of(
                                "serviceTask_rate#none",
                                rated.replace("<errorEventDefinition id=\"e\" errorRef=\"error_tooHigh\"/>", ""),
                                "serviceTask_rate#other",
                                rated.replace("errorCode=\"tooHigh\"", "errorCode=\"tooLow\""))),
                diagram(
                        "NoSavepoint",
                        rated,
                        Map.of(
                                "serviceTask_rate",
                                rated.replace(" camunda:asyncBefore=\"true\"", ""),
                                "gateway_join",
                                process(
                                        """
                                        <parallelGateway id="gateway_join"/>
                                        <sequenceFlow id="flow_a" sourceRef="task_a" targetRef="gateway_join"/>
                                        <sequenceFlow id="flow_b" sourceRef="task_b" targetRef="gateway_join"/>
                                        """))),
                diagram(
                        "EndlessLoop",
                        process(LOOP.formatted("rateSample")),
                        Map.of("gateway_again", process(LOOP.formatted("recordDecision")))),
                diagram(
                        "LoopTooLong",
                        turns("100", "10"),
                        Map.of(
                                "userTask_each#together",
                                turns("100", "11"),
                                "subProcess_each",
                                turns("1001", "${amount}"),
                                "userTask_each#none",
                                turns("1", "many"),
                                "userTask_each#huge",
                                turns("1", "99999999999"))),
                diagram("LiveStepGone", process(REMINDED_TASK), Map.of("sample", process(""))));
    }

    private static Stream<Case> times() {
        return Stream.of(
                diagram(
                        "NoTime",
                        process(TIMER.formatted("<timeDuration>PT1H</timeDuration>")),
                        Map.of("catchEvent_later", process(TIMER.formatted("")))),
                diagram(
                        "BadTime",
                        process(TIMER.formatted("<timeDuration>PT1H</timeDuration>")
                                + TIMER.formatted("<timeCycle>R3/P2D</timeCycle>")
                                + TIMER.formatted("<timeCycle>0 0 9 ? * MON</timeCycle>")
                                + TIMER.formatted("<timeDate>2026-12-24T09:00:00</timeDate>")
                                + TIMER.formatted("<timeDuration>${due}</timeDuration>")),
                        Map.of(
                                "catchEvent_later#duration",
                                process(TIMER.formatted("<timeDuration>1 day</timeDuration>")),
                                "catchEvent_later#cycle",
                                process(TIMER.formatted("<timeCycle>R3/tomorrow</timeCycle>")),
                                "userTask_decide",
                                task("camunda:dueDate=\"soon\""))));
    }

    private static Stream<Case> names() {
        return Stream.of(
                diagram(
                        "NoName",
                        process(FORK),
                        Map.of(
                                "gateway_outcome",
                                fork(" name=\"Approved?\"", ""),
                                "flow_yes",
                                fork(" name=\"Yes\"", ""),
                                "endEvent_yes",
                                fork(" name=\"Approved\"", ""))),
                diagram(
                        "NotDrawn",
                        process("<startEvent id=\"startEvent_asked\"/>")
                                .replace("</definitions>", drawn("startEvent_asked") + "</definitions>"),
                        Map.of(
                                "startEvent_asked",
                                process("<startEvent id=\"startEvent_asked\"/>")
                                        .replace("</definitions>", drawn("startEvent_other") + "</definitions>"))),
                diagram(
                        "UnconventionalName",
                        process(FORK),
                        Map.of(
                                "Activity_0x1",
                                process("<userTask id=\"Activity_0x1\"/>"),
                                "task_decide",
                                process("<userTask id=\"task_decide\"/>"),
                                "message_recalled",
                                process("").replace("samples.recalled", "Recalled"))),
                diagram(
                        "FileNameDiffers",
                        process(""),
                        Map.of("other", process("").replace("\"sample\"", "\"other\""))),
                diagram(
                        "DuplicateId",
                        process(FORK),
                        Map.of("endEvent_no", process(FORK + "<endEvent id=\"endEvent_no\"/>"))));
    }

    private static Stream<Case> tables() {
        String small = row("row_small", "< 100", "\"none\"");
        String large = row("row_large", ">= 100", "\"finance\"");
        String sound = Samples.table("", small + large);
        return Stream.of(
                new Case(
                        "RowWithoutDescription",
                        DMN,
                        sound,
                        Map.of("row_large", sound.replace("<description>Because of row_large</description>", ""))),
                new Case(
                        "SameRow",
                        DMN,
                        sound,
                        Map.of("row_large", Samples.table("", small + row("row_large", "<  100", "\"finance\"")))),
                new Case(
                        "DecisionGap",
                        DMN,
                        sound,
                        Map.of(
                                "sample-policy#between",
                                Samples.table("", small + row("row_large", "> 100", "\"finance\"")),
                                "sample-policy#notRead",
                                Samples.table("", small + row("row_large", "even(?)", "\"finance\""))
                                        .replace("&lt; 100", "-"))),
                new Case(
                        "DecisionOverlap",
                        DMN,
                        sound,
                        Map.of("row_large", Samples.table("", small + row("row_large", ">= 99", "\"finance\"")))),
                new Case(
                        "HitPolicy",
                        DMN,
                        sound,
                        Map.of("sample-policy", Samples.table("hitPolicy=\"PRIORITY\"", small + large))),
                new Case(
                        "NoDecisionId",
                        DMN,
                        sound,
                        Map.of(
                                "table",
                                sound.replace("<rule id=\"row_large\"", "<rule"),
                                "",
                                sound.replace(" id=\"policies\"", ""))),
                new Case(
                        "OutputNames",
                        DMN,
                        outputs("role", "reason"),
                        Map.of(
                                "output_second#none",
                                outputs("role", ""),
                                "output_second#same",
                                outputs("role", "role"))),
                new Case(
                        "DecisionLoop",
                        DMN,
                        required("sample-policy", "other-policy"),
                        Map.of("sample-policy", required("sample-policy", "sample-policy"))),
                new Case(
                        "UnknownRequirement",
                        DMN,
                        required("sample-policy", "other-policy"),
                        Map.of(
                                "sample-policy#unknown",
                                required("sample-policy", "other-polcy"),
                                "sample-policy#none",
                                required("sample-policy", "other-policy").replace(" href=\"#other-policy\"", ""),
                                "sample-policy#input",
                                required("sample-policy", "other-policy")
                                        .replace("#inputData_amount", "#inputData_amont"))),
                new Case(
                        "BrokenFeel",
                        DMN,
                        sound,
                        Map.of("row_large", Samples.table("", small + row("row_large", "> > 1", "\"x\"")))));
    }

    private static String outputs(String first, String second) {
        String sound = Samples.table("", row("row_any", "-", "\"finance\""));
        return sound.replace(
                        "name=\"role\" typeRef=\"string\"/>",
                        "name=\"%s\" typeRef=\"string\"/><output id=\"output_second\" name=\"%s\" typeRef=\"string\"/>"
                                .formatted(first, second))
                .replace("</rule>", "<outputEntry id=\"second\"><text>\"x\"</text></outputEntry></rule>");
    }

    /** Two decisions, of which one requires the amount and another decision. */
    private static String required(String decision, String other) {
        return Samples.decisions(
                """
                <decision id="%s" name="Policy">
                <informationRequirement id="requirement_decision"><requiredDecision href="#%s"/></informationRequirement>
                <informationRequirement id="requirement_input"><requiredInput href="#inputData_amount"/></informationRequirement>
                <literalExpression id="expression_policy"><text>1</text></literalExpression></decision>
                <decision id="other-policy" name="Other"><literalExpression id="expression_other"><text>2</text></literalExpression></decision>
                <inputData id="inputData_amount" name="Amount"/>
                """
                        .formatted(decision, other));
    }

    private static Stream<Case> forms() {
        String area =
                "{\"type\": \"textarea\", \"id\": \"f1\", \"key\": \"reason\", \"label\": \"Reason\", \"validate\": {\"maxLength\": 2000}}";
        String text = "{\"type\": \"text\", \"id\": \"f2\", \"text\": \"=why\"}";
        String sound = form(area + "," + text);
        return Stream.of(
                new Case("FieldGone", FORM, sound, Map.of("reason", form(text))),
                new Case(
                        "UnknownProperty",
                        FORM,
                        sound.replace(
                                "\"label\"", "\"properties\": {\"label:zh\": \"x\", \"owner\": \"y\"}, \"label\""),
                        Map.of(
                                "reason#property",
                                sound.replace("\"label\"", "\"lable\""),
                                "reason#rule",
                                sound.replace("maxLength", "maxLenght"),
                                "reason#translation",
                                sound.replace("\"label\"", "\"properties\": {\"lable:zh\": \"x\"}, \"label\""))),
                new Case("NoFormId", FORM, sound, Map.of("", sound.replace("\"id\": \"decide-sample\",", ""))),
                new Case(
                        "UnsupportedField",
                        FORM,
                        sound,
                        Map.of(
                                "f2",
                                form(area + "," + text.replace("\"type\": \"text\"", "\"type\": \"filepicker\"")))),
                new Case(
                        "NoMaxLength",
                        FORM,
                        sound,
                        Map.of(
                                "reason#none",
                                sound.replace("{\"maxLength\": 2000}", "{}"),
                                "reason#more",
                                sound.replace("2000", "9000"))),
                new Case(
                        "FieldKeys",
                        FORM,
                        sound,
                        Map.of("reason", form(area + "," + area), "f1", sound.replace("\"key\": \"reason\",", ""))));
    }
}
