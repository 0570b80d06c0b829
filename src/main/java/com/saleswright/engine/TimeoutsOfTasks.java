package com.saleswright.engine;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.core.model.Properties;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Keeps reminders of user tasks alive when cases are migrated. The engine (7.24) removes timeout listeners from the
 * definition that it shares between all cases once a case has been migrated to it: later migrations would delete the
 * timers of their tasks, and new tasks would get none.
 */
@Component
class TimeoutsOfTasks extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> others = configuration.getCustomPostBPMNParseListeners();
        List<BpmnParseListener> all = new ArrayList<>(others == null ? List.of() : others);
        all.add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
                protect(process);
            }
        });
        configuration.setCustomPostBPMNParseListeners(all);
    }

    private static void protect(ScopeImpl scope) {
        Properties properties = scope.getProperties();
        Map<String, Map<String, TimerDeclarationImpl>> timeouts =
                properties.get(BpmnProperties.TIMEOUT_LISTENER_DECLARATIONS);
        if (!timeouts.isEmpty()) {
            properties.set(BpmnProperties.TIMEOUT_LISTENER_DECLARATIONS, new Copied<>(timeouts));
        }
        for (ActivityImpl activity : scope.getActivities()) {
            protect(activity);
        }
    }

    /** Gives everybody maps of their own to remove from. */
    private static final class Copied<K, L, V> extends AbstractMap<K, Map<L, V>> {

        private final Map<K, Map<L, V>> kept;

        Copied(Map<K, Map<L, V>> kept) {
            this.kept = kept;
        }

        @Override
        public Set<Entry<K, Map<L, V>>> entrySet() {
            Map<K, Map<L, V>> copy = new HashMap<>();
            kept.forEach((key, values) -> copy.put(key, new HashMap<>(values)));
            return copy.entrySet();
        }
    }
}
