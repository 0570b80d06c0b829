package com.saleswright.engine.forms;

import com.saleswright.engine.FormHandler;
import com.saleswright.engine.TaskForms;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.stereotype.Component;

/** Asks the capability of a form what the form shows. */
@Component
class ShownForms implements TaskForms {

    private final ProcessEngineConfigurationImpl engine;
    private final FormDesk desk;

    ShownForms(ProcessEngine engine, FormDesk desk) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.desk = desk;
    }

    @Override
    public Shown show(String taskId) {
        return Objects.requireNonNull(engine.getCommandExecutorTxRequired().execute(context -> show(context, taskId)));
    }

    private Shown show(CommandContext context, String taskId) {
        FormPlace place = desk.atTask(context, taskId);
        if (place == null) {
            throw new IllegalStateException("The task " + taskId + " is gone or has no form");
        }
        FormHandler handler = place.handler();
        return new Shown(
                place.form().id(), handler == null ? Map.of() : Values.plainAll(handler.show(place.context())));
    }
}
