package com.saleswright.engine.guard;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Refuses files that could run foreign code, before the engine reads them, whoever brings them and by whatever way. The
 * engine asks it again when it reads a file from the database, so files that an earlier version let in are refused too.
 */
class DeploymentGuard implements Deployer {

    private final FileCheck check;

    DeploymentGuard(FileCheck check) {
        this.check = check;
    }

    /** @throws DeploymentRefused with every offending element of every file */
    @Override
    public void deploy(DeploymentEntity deployment) {
        Collection<ResourceEntity> files = deployment.getResources().values();
        SortedMap<String, List<Problem>> problems = new TreeMap<>();
        if (files.size() > Allowed.FILES_PER_DEPLOYMENT) {
            problems.put(
                    "deployment",
                    List.of(new Finding("It has more than %d files. Deploy one folder at a time."
                            .formatted(Allowed.FILES_PER_DEPLOYMENT))));
        } else if (files.stream().mapToLong(f -> f.getBytes().length).sum() > Allowed.BYTES_PER_DEPLOYMENT) {
            problems.put(
                    "deployment",
                    List.of(new Finding("Its files have more than %,d bytes. Deploy one folder at a time."
                            .formatted(Allowed.BYTES_PER_DEPLOYMENT))));
        } else {
            files.forEach(f -> problems.put(f.getName(), check.problems(f.getName(), f.getBytes())));
        }
        problems.values().removeIf(List::isEmpty);
        if (!problems.isEmpty()) {
            throw new DeploymentRefused(problems);
        }
    }
}
