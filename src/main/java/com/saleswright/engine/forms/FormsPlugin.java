package com.saleswright.engine.forms;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.stereotype.Component;

/** Puts the form gate into the engine. */
@Component
class FormsPlugin extends AbstractProcessEnginePlugin {

    private final FormDesk desk;

    FormsPlugin(FormDesk desk) {
        this.desk = desk;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // "Post" means after the interceptors that open the transaction and the command context, before the command.
        List<CommandInterceptor> interceptors = configuration.getCustomPostCommandInterceptorsTxRequired();
        List<CommandInterceptor> all = interceptors == null ? new ArrayList<>() : new ArrayList<>(interceptors);
        all.add(new FormGate(desk));
        configuration.setCustomPostCommandInterceptorsTxRequired(all);
    }
}
