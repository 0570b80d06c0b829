package com.saleswright.redesign;

import com.saleswright.engine.Content;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.stereotype.Component;

/** What the engine has: the content that is live, and the files of any deployment. */
@Component
public class Versions {

    private final RepositoryService repository;
    private final HistoryService history;

    Versions(RepositoryService repository, HistoryService history) {
        this.repository = repository;
        this.history = history;
    }

    /** Everything that is live, over all capabilities. */
    public Content live() {
        Map<String, byte[]> files = new TreeMap<>();
        liveDeployments().values().forEach(deployment -> files.putAll(files(deployment)));
        return Content.of(files);
    }

    /** Capability to the id of the deployment that new cases of its processes run on. */
    public SortedMap<String, String> liveDeployments() {
        SortedMap<String, Deployment> live = new TreeMap<>();
        for (Map.Entry<String, String> latest : deploymentsOfLatestDefinitions().entrySet()) {
            Deployment deployment = repository
                    .createDeploymentQuery()
                    .deploymentId(latest.getKey())
                    .singleResult();
            // The last definition of a file that was removed later is still the latest of its name.
            live.merge(
                    Paths.capability(latest.getValue()),
                    deployment,
                    BinaryOperator.maxBy(Comparator.comparing(Deployment::getDeploymentTime)));
        }
        SortedMap<String, String> ids = new TreeMap<>();
        live.forEach((capability, deployment) -> ids.put(capability, deployment.getId()));
        return ids;
    }

    /** The deployment of a capability that is live; empty for a capability that has none. */
    public Optional<String> liveDeployment(String capability) {
        return Optional.ofNullable(liveDeployments().get(capability));
    }

    /** The deployment that brought a version of a process, by the engine's id of that version. */
    public String deploymentOf(String definitionId) {
        return repository.getProcessDefinition(definitionId).getDeploymentId();
    }

    /** The deployment that a case ran on last; empty once its history is gone. */
    public Optional<String> deploymentOfCase(String processInstanceId) {
        return Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(processInstanceId)
                        .singleResult())
                .map(c -> deploymentOf(c.getProcessDefinitionId()));
    }

    /** The diagrams, decision tables and forms of a deployment, by resource name. */
    public SortedMap<String, byte[]> files(String deploymentId) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Resource resource : repository.getDeploymentResources(deploymentId)) {
            if (Paths.isContent(resource.getName())) {
                files.put(resource.getName(), ((ResourceEntity) resource).getBytes());
            }
        }
        return files;
    }

    /** The executable processes of a deployment: id to the version that it made. */
    public SortedMap<String, Integer> processes(String deploymentId) {
        SortedMap<String, Integer> versions = new TreeMap<>();
        repository
                .createProcessDefinitionQuery()
                .deploymentId(deploymentId)
                .list()
                .forEach(d -> versions.put(d.getKey(), d.getVersion()));
        return versions;
    }

    private Map<String, String> deploymentsOfLatestDefinitions() {
        Map<String, String> files = new TreeMap<>();
        repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(d -> Paths.isContent(d.getResourceName()))
                .forEach(d -> files.put(d.getDeploymentId(), d.getResourceName()));
        repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                .filter(d -> Paths.isContent(d.getResourceName()))
                .forEach(d -> files.put(d.getDeploymentId(), d.getResourceName()));
        return files;
    }
}
