package com.saleswright.redesign;

import com.saleswright.engine.Content;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Where running cases wait. */
@Component
public class WaitingCases {

    private final RepositoryService repository;
    private final ManagementService management;

    WaitingCases(RepositoryService repository, ManagementService management) {
        this.repository = repository;
        this.management = management;
    }

    /** Process id to element id to how many they are, of the processes in one capability's part of the content. */
    public Map<String, Map<String, Long>> of(Content content, String capability) {
        Map<String, Map<String, Long>> waiting = new TreeMap<>();
        content.capabilities()
                .getOrDefault(capability, Collections.emptySortedMap())
                .forEach((file, bytes) -> {
                    if (file.endsWith(".bpmn")) {
                        Diagram.read(file, bytes).processes().forEach(p -> waiting.put(p.id(), of(p.id())));
                    }
                });
        return waiting;
    }

    /** Over all versions, since all of them may be moved to the new one. */
    private Map<String, Long> of(String processId) {
        Map<String, Long> waiting = new TreeMap<>();
        repository.createProcessDefinitionQuery().processDefinitionKey(processId).list().stream()
                .flatMap(d -> management.createActivityStatisticsQuery(d.getId()).list().stream())
                .forEach(s -> waiting.merge(s.getId(), (long) s.getInstances(), Long::sum));
        return waiting;
    }
}
