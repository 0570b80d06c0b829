package com.saleswright.engine;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.CommentManager;
import org.springframework.stereotype.Component;

/**
 * Removes what people wrote about somebody from a case and its history: comments, what was entered into its forms, and
 * variables that hold text. What happened when, and who did it, stays.
 */
@Component
public class CaseErasure {

    private final FormSubmissions submissions;
    private final HistoryService history;
    private final ProcessEngineConfigurationImpl engine;

    CaseErasure(FormSubmissions submissions, HistoryService history, ProcessEngine engine) {
        this.submissions = submissions;
        this.history = history;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** In the current transaction. The case may run or have ended; a variable must not be in use any more. */
    public void erase(String businessKey, Variable<?>... words) {
        submissions.eraseValues(businessKey);
        for (HistoricProcessInstance instance : history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list()) {
            eraseComments(List.of(instance.getId()));
            for (Variable<?> variable : words) {
                history.createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .variableName(variable.name())
                        .list()
                        .forEach(v -> history.deleteHistoricVariableInstance(v.getId()));
            }
        }
    }

    /** By the engine's own means, since its services refuse comments of cases that have ended. */
    private void eraseComments(List<String> instances) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            CommentManager comments = context.getCommentManager();
            comments.deleteCommentsByProcessInstanceIds(instances);
            comments.deleteCommentsByTaskProcessInstanceIds(instances);
            return instances;
        });
    }
}
