package com.saleswright.engine.forms;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** A process with a start form and a task with a form, as the tests here deploy it. */
final class SampleProcess {

    static final String ID = "sample-forms";

    static final String ASK = form(
            "sample-ask",
            "{\"type\":\"number\",\"key\":\"discount\",\"label\":\"Discount\",\"validate\":{\"required\":true,\"max\":40}}");

    static final String DECIDE = form(
            "sample-decide",
            """
            {"type":"text","text":"# {{customer}}"},
            {"type":"table","label":"Lines","dataSource":"=lines","columns":[{"label":"Product","key":"product"}]},
            {"type":"select","key":"decision","label":"Decision","valuesKey":"decisions","validate":{"required":true}},
            {"type":"number","key":"discount","label":"Discount","validate":{"min":0,"max":40}},
            {"type":"textarea","key":"reason","label":"Reason","validate":{"required":true,"minLength":5},
             "conditional":{"hide":"=decision != \\"reject\\""}},
            {"type":"checklist","key":"conditions","label":"Conditions","values":[{"label":"A","value":"a"},{"label":"B","value":"b"}]}""");

    private SampleProcess() {}

    /** Deploys the process and its forms together; the task belongs to marc. */
    static String deploy(RepositoryService repository) {
        return builder(repository).deploy().getId();
    }

    static DeploymentBuilder builder(RepositoryService repository) {
        return repository
                .createDeployment()
                .addModelInstance("sample-forms.bpmn", model())
                .addString("sample-ask.form", ASK)
                .addString("sample-decide.form", DECIDE);
    }

    static String form(String id, String components) {
        return "{\"id\":\"%s\",\"type\":\"default\",\"schemaVersion\":16,\"components\":[%s]}"
                .formatted(id, components);
    }

    private static BpmnModelInstance model() {
        return Bpmn.createExecutableProcess(ID)
                .camundaHistoryTimeToLiveString("P180D")
                .startEvent("startEvent_asked")
                .camundaFormRef("sample-ask")
                .camundaFormRefBinding("deployment")
                .userTask("userTask_decide")
                .name("Decide")
                .camundaAssignee("marc")
                .camundaFormRef("sample-decide")
                .camundaFormRefBinding("deployment")
                .endEvent("endEvent_decided")
                .done();
    }
}
