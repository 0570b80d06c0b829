package com.saleswright.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.SaleswrightTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Real cases come to loops that would make too many instances. */
@SaleswrightTest
class LimitedLoopsTest {

    private static final String LOOP =
            "<multiInstanceLoopCharacteristics isSequential=\"%s\" %s>%s</multiInstanceLoopCharacteristics>";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService jobs;

    private final List<Deployment> deployments = new ArrayList<>();

    @AfterEach
    void remove() {
        deployments.forEach(d -> repository.deleteDeployment(d.getId(), true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stopsACaseWhoseNumberIsTooLarge(boolean inTurn) {
        deploy("loops", task(loop(inTurn, "", "<loopCardinality>${turns}</loopCardinality>")));

        assertThatThrownBy(() -> start(Map.of("turns", 1_001)))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("'userTask_each'")
                .hasMessageContaining("'loops'")
                .hasMessageContaining("would make 1,001 instances, and at most 1,000 are allowed")
                .hasMessageContaining("saleswright.loop-limit");
        assertThat(cases()).isZero();

        start(Map.of("turns", 3));
        assertThat(tasks.createTaskQuery().processDefinitionKey("loops").count())
                .isEqualTo(inTurn ? 1 : 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1001", "001001", "2147483647"})
    void readsANumberThatIsWrittenAsTheEngineDoes(String turns) {
        deploy("loops", task(loop(false, "", "<loopCardinality>${turns}</loopCardinality>")));

        assertThatThrownBy(() -> start(Map.of("turns", turns))).hasMessageContaining("at most 1,000 are allowed");
    }

    @Test
    void isNotFooledByANumberThatOverflows() {
        deploy(
                "loops",
                """
                <subProcess id="userTask_many">%s<startEvent id="startEvent_in"/>
                <sequenceFlow id="flow_x" sourceRef="startEvent_in" targetRef="userTask_each"/>%s</subProcess>
                """
                        .formatted(
                                loop(false, "", "<loopCardinality>2</loopCardinality>"),
                                task(loop(false, "", "<loopCardinality>${turns}</loopCardinality>"))),
                "userTask_many");

        // Doubled it is negative, and the engine takes its lower half: 2,000.
        assertThatThrownBy(() -> start(Map.of("turns", 0x4000_0000_0000_07D0L)))
                .hasMessageContaining("2,000 instances in each of the 2 turns around it");
    }

    @Test
    void letsACaseMakeAsManyAsAreAllowedOneAfterTheOther() {
        deploy("loops", task(loop(true, "", "<loopCardinality>1000</loopCardinality>")));

        assertThat(start(Map.of())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "${people}"})
    void stopsACaseWhoseListIsTooLong(String collection) {
        deploy(
                "loops",
                task(loop(
                        false,
                        "camunda:collection=\"%s\" camunda:elementVariable=\"person\"".formatted(collection),
                        "")));

        assertThatThrownBy(() -> start(Map.of("people", people(1_001)))).hasMessageContaining("1,001 instances");
        start(Map.of("people", people(2)));
        assertThat(tasks.createTaskQuery().processDefinitionKey("loops").list())
                .extracting(t -> runtime.getVariable(t.getExecutionId(), "person"))
                .containsExactly("anna", "anna");
    }

    @Test
    void countsLoopsWithinLoopsTogether() {
        deploy(
                "loops",
                """
                <subProcess id="userTask_many">%s<startEvent id="startEvent_in"/>
                <sequenceFlow id="flow_x" sourceRef="startEvent_in" targetRef="userTask_each"/>%s</subProcess>
                """
                        .formatted(
                                loop(false, "", "<loopCardinality>40</loopCardinality>"),
                                task(loop(false, "", "<loopCardinality>${turns}</loopCardinality>"))),
                "userTask_many");

        assertThatThrownBy(() -> start(Map.of("turns", 26)))
                .hasMessageContaining("26 instances in each of the 40 turns around it");
        assertThat(cases()).isZero();
        start(Map.of("turns", 2));
        assertThat(tasks.createTaskQuery().processDefinitionKey("loops").count())
                .isEqualTo(80);
    }

    @Test
    void leavesACaseAtItsSavepointToBeMended() {
        deploy(
                "loops",
                task(loop(false, "", "<loopCardinality>${turns}</loopCardinality>"))
                        .replace("<userTask", "<userTask camunda:asyncBefore=\"true\""));
        String id = start(Map.of("turns", 2_000_000_000));
        Job job = jobs.createJobQuery().processInstanceId(id).singleResult();

        assertThatThrownBy(() -> jobs.executeJob(job.getId())).hasMessageContaining("2,000,000,000 instances");
        runtime.setVariable(id, "turns", 2);
        jobs.executeJob(job.getId());
        assertThat(tasks.createTaskQuery().processInstanceId(id).count()).isEqualTo(2);
    }

    private static List<String> people(int number) {
        return new ArrayList<>(Collections.nCopies(number, "anna"));
    }

    private static String loop(boolean inTurn, String attributes, String elements) {
        return LOOP.formatted(inTurn, attributes, elements);
    }

    private static String task(String loop) {
        return "<userTask id=\"userTask_each\">%s</userTask>".formatted(loop);
    }

    private void deploy(String process, String elements) {
        deploy(process, elements, "userTask_each");
    }

    private void deploy(String process, String elements, String first) {
        deployments.add(repository
                .createDeployment()
                .addString(
                        "processes/samples/%s.bpmn".formatted(process),
                        """
                        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="samples" targetNamespace="samples">
                        <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                        <startEvent id="startEvent_asked"/>
                        <sequenceFlow id="flow_in" sourceRef="startEvent_asked" targetRef="%s"/>
                        %s</process></definitions>
                        """
                                .formatted(process, first, elements))
                .deploy());
    }

    private String start(Map<String, Object> variables) {
        return runtime.startProcessInstanceByKey("loops", variables).getId();
    }

    private long cases() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("loops")
                .count();
    }
}
