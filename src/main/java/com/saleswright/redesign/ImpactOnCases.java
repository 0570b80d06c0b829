package com.saleswright.redesign;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many cases run on the version that would be replaced. */
@Component
@Order(3)
class ImpactOnCases implements Impact {

    private final Redesigns redesigns;
    private final RepositoryService repository;
    private final RuntimeService runtime;

    ImpactOnCases(Redesigns redesigns, RepositoryService repository, RuntimeService runtime) {
        this.redesigns = redesigns;
        this.repository = repository;
        this.runtime = runtime;
    }

    @Override
    public List<Line> of(String number) {
        List<Line> lines = new ArrayList<>();
        for (ProcessDefinition process : repository
                .createProcessDefinitionQuery()
                .deploymentId(redesigns.get(number).base())
                .orderByProcessDefinitionKey()
                .asc()
                .list()) {
            long count = runtime.createProcessInstanceQuery()
                    .processDefinitionKey(process.getKey())
                    .count();
            lines.add(new Line(
                    "Running cases",
                    "%s: %s now; they stay on their version until they are moved."
                            .formatted(process.getName(), count == 1 ? "1 case runs" : count + " cases run"),
                    false));
        }
        return lines;
    }
}
