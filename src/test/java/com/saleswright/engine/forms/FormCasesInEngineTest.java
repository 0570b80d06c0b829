package com.saleswright.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.engine.FormRejected;
import com.saleswright.engine.forms.FormCases.Case;
import com.saleswright.engine.forms.FormCases.Verdict;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The table of values × rules through the real engine: form found by an expression, values as a client sends them. */
@SaleswrightTest
class FormCasesInEngineTest {

    private static final String PROCESS = "form-cases";

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Test
    void completesTheTaskOrLeavesItAsTheTableSays() {
        List<Case> cases = FormCases.all(LocalDate.ofInstant(TestClock.START, ZoneOffset.UTC));
        String deployment = deploy(cases);
        List<String> wrong = new ArrayList<>();
        Case before = null;
        Task task = null;
        for (Case row : cases) {
            if (task == null || before.rule() != row.rule()) {
                task = start(row);
            }
            boolean accepted = submit(task, row.values());
            if (accepted != (row.verdict() == Verdict.ACCEPT)) {
                wrong.add(row + " was " + (accepted ? "accepted" : "refused"));
            }
            // A refusal leaves the task open for the next values.
            task = tasks.createTaskQuery().taskId(task.getId()).singleResult();
            assertThat(task == null).as("%s ends the task", row).isEqualTo(accepted);
            before = row;
        }
        repository.deleteDeployment(deployment, true);

        assertThat(cases).hasSizeGreaterThan(300);
        assertThat(wrong).isEmpty();
    }

    private boolean submit(Task task, Map<String, Object> values) {
        Map<String, Object> sent = new HashMap<>();
        values.forEach((name, value) -> sent.put(name, Values.typed(name, value)));
        try {
            forms.submitTaskForm(task.getId(), sent);
            return true;
        } catch (FormRejected rejected) {
            assertThat(rejected.problems()).isNotEmpty();
            return false;
        }
    }

    private Task start(Case row) {
        Map<String, Object> variables =
                new HashMap<>(Map.of("form", row.form().path("id").asText()));
        row.given().forEach((name, value) -> variables.put(name, Values.typed(name, value)));
        String instance = runtime.startProcessInstanceByKey(PROCESS, variables).getId();
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    private String deploy(List<Case> cases) {
        DeploymentBuilder builder = repository
                .createDeployment()
                .addModelInstance(
                        PROCESS + ".bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLiveString("P180D")
                                .startEvent()
                                .userTask()
                                .camundaFormRef("${form}")
                                .camundaFormRefBinding("deployment")
                                .endEvent()
                                .done());
        cases.stream()
                .map(Case::form)
                .distinct()
                .forEach(form -> builder.addString(form.path("id").asText() + ".form", form.toString()));
        return builder.deploy().getId();
    }
}
