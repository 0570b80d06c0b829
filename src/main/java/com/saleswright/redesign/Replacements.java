package com.saleswright.redesign;

import com.saleswright.engine.Content;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Finds what a redesign would replace: the content that it began from, and the cases that wait in its processes. */
@Component
public class Replacements {

    private final Redesigns redesigns;
    private final RepositoryService repository;
    private final ManagementService management;

    Replacements(Redesigns redesigns, RepositoryService repository, ManagementService management) {
        this.redesigns = redesigns;
        this.repository = repository;
        this.management = management;
    }

    /** @throws java.util.NoSuchElementException for an unknown number */
    public Replaced of(String number) {
        Content base = redesigns.base(number);
        String capability = redesigns.get(number).capability();
        Map<String, Map<String, Long>> waiting = new TreeMap<>();
        base.capabilities()
                .getOrDefault(capability, Collections.emptySortedMap())
                .forEach((file, bytes) -> {
                    if (file.endsWith(".bpmn")) {
                        Diagram.read(file, bytes).processes().forEach(p -> waiting.put(p.id(), waiting(p.id())));
                    }
                });
        return new Replaced(base, waiting, redesigns.renames(number));
    }

    /** Over all versions, since all of them may be moved to the new one. */
    private Map<String, Long> waiting(String processId) {
        Map<String, Long> waiting = new TreeMap<>();
        repository.createProcessDefinitionQuery().processDefinitionKey(processId).list().stream()
                .flatMap(d -> management.createActivityStatisticsQuery(d.getId()).list().stream())
                .forEach(s -> waiting.merge(s.getId(), (long) s.getInstances(), Long::sum));
        return waiting;
    }
}
