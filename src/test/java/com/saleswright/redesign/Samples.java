package com.saleswright.redesign;

import com.saleswright.engine.Content;
import com.saleswright.engine.EngineGuard;
import com.saleswright.redesign.Catalogue.Step;
import com.saleswright.redesign.Catalogue.Use;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Small diagrams, decision tables and forms around the few lines that a test is about. */
final class Samples {

    static final String BPMN = "processes/samples/sample.bpmn";
    static final String DMN = "processes/samples/sample-policy.dmn";
    static final String FORM = "forms/samples/decide-sample.form";

    private Samples() {}

    /** What the samples may refer to. */
    static Catalogue catalogue() {
        return Catalogue.ofCode(
                List.of(
                        step("recordDecision", Set.of(Use.TASK, Use.LISTENER)),
                        step("remindApprover", Set.of(Use.TASK, Use.LISTENER)),
                        step("tellApprover", Set.of(Use.TASK_LISTENER)),
                        step("workingTime", Set.of()),
                        new Step(
                                "rateSample",
                                "Rate sample",
                                "Rates it.",
                                List.of("amount"),
                                List.of("rating"),
                                List.of("tooHigh"),
                                Set.of(Use.TASK),
                                true)),
                Set.of("sales-manager", "finance"),
                Set.of("samples.recalled"),
                new Given(
                        Map.of("sample", Set.of("approved", "amount"), "samples.recalled", Set.of("endedBy")),
                        Map.of("decide-sample", new Given.Taken(Set.of("reason"), Set.of()))));
    }

    /** A process with these elements in it. */
    static String process(String elements) {
        return definitions(
                """
                <process id="sample" name="Sample" isExecutable="true" camunda:historyTimeToLive="P3650D" camunda:versionTag="1.0">
                %s
                </process>
                """
                        .formatted(elements));
    }

    /** A diagram with these elements at the top. */
    static String definitions(String elements) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
                    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="samples" targetNamespace="samples">
                <message id="message_recalled" name="samples.recalled"/>
                <error id="error_tooHigh" errorCode="tooHigh"/>
                %s
                </definitions>
                """
                .formatted(elements);
    }

    static String table(String attributes, String rows) {
        return decisions(
                """
                <decision id="sample-policy" name="Policy" camunda:historyTimeToLive="P3650D" camunda:versionTag="1.0">
                <decisionTable id="table" %s>
                <input id="input_amount"><inputExpression id="expression_amount" typeRef="number"><text>amount</text></inputExpression></input>
                <output id="output_role" name="role" typeRef="string"/>
                %s
                </decisionTable></decision>
                """
                        .formatted(attributes, rows));
    }

    static String decisions(String elements) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="policies" name="Policies" namespace="samples">
                %s
                </definitions>
                """
                .formatted(elements);
    }

    static String row(String id, String input, String output) {
        return """
                <rule id="%s"><description>Because of %s</description>
                <inputEntry id="%s_in"><text>%s</text></inputEntry>
                <outputEntry id="%s_out"><text>%s</text></outputEntry></rule>
                """
                .formatted(id, id, id, escaped(input), id, escaped(output));
    }

    static String form(String fields) {
        return """
                {"id": "decide-sample", "type": "default", "schemaVersion": 16, "components": [%s]}"""
                .formatted(fields);
    }

    /** What the samples replace: a form that asks for a reason, and cases that wait for a decision. */
    static Replaced replaced() {
        String reason = form("{\"type\": \"textfield\", \"id\": \"f1\", \"key\": \"reason\", \"label\": \"Reason\"}");
        return new Replaced(
                Content.of(Map.of(FORM, reason.getBytes(StandardCharsets.UTF_8))),
                Map.of("sample", Map.of("userTask_choose", 2L)),
                new Renames(Map.of("sample", Map.of("userTask_choose", "userTask_decide"))));
    }

    /** A check by all rules, for which these samples are all that there is. */
    static ModelCheck check() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(EngineGuard.class, () -> EngineGuard.of(new Beans()));
        context.scan("com.saleswright.redesign.rules");
        context.refresh();
        return new ModelCheck(List.copyOf(context.getBeansOfType(Rule.class).values()), Samples::catalogue);
    }

    /** The steps of the catalogue as objects, which stay out of the catalogue of the application. */
    private static final class Beans extends StaticListableBeanFactory {

        Beans() {
            addBean("recordDecision", (JavaDelegate) execution -> {});
            addBean("remindApprover", (JavaDelegate) execution -> {});
            addBean("rateSample", (JavaDelegate) execution -> {});
            addBean("tellApprover", (TaskListener) task -> {});
            addBean("workingTime", new WorkingTime());
        }

        @Override
        public String[] getBeanNamesForAnnotation(Class<? extends Annotation> annotation) {
            return getBeanDefinitionNames();
        }
    }

    /** A helper. */
    public static final class WorkingTime {

        public String after(String duration) {
            return duration;
        }
    }

    /** All three files of the sample capability; null for a sound one of its kind. */
    static Content content(Map<String, String> files) {
        Map<String, byte[]> all = new TreeMap<>();
        SOUND.forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return Content.of(all);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static Step step(String bean, Set<Use> uses) {
        return new Step(bean, "Do it", "Does it.", List.of(), List.of(), List.of(), uses, false);
    }

    static final String REMINDED_TASK =
            """
            <userTask id="userTask_decide" name="Decide" camunda:candidateGroups="sales-manager"
                camunda:formRef="decide-sample" camunda:formRefBinding="deployment"
                camunda:dueDate="${workingTime.after('P1D')}"/>
            <boundaryEvent id="boundaryEvent_halfTime" name="Half of the time gone" attachedToRef="userTask_decide" cancelActivity="false">
              <timerEventDefinition id="timer_half"><timeDuration xsi:type="tFormalExpression">PT4H</timeDuration></timerEventDefinition>
            </boundaryEvent>
            """;

    private static final Map<String, String> SOUND = Map.of(
            BPMN,
            process("<startEvent id=\"startEvent_asked\"/>"),
            DMN,
            table("hitPolicy=\"FIRST\"", row("row_any", "-", "\"finance\"")),
            FORM,
            form("{\"type\": \"checkbox\", \"id\": \"f1\", \"key\": \"approved\", \"label\": \"Approved\"}"));
}
