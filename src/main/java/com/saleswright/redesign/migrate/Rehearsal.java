package com.saleswright.redesign.migrate;

import com.saleswright.redesign.RedesignRefused;
import com.saleswright.redesign.Undone;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does things with the engine as if they were real, and leaves nothing of them behind. */
@Component
class Rehearsal {

    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;
    private final TransactionTemplate transaction;

    Rehearsal(RepositoryService repository, ProcessEngine engine, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Does work of the engine in one of its commands that is thrown away at the end: not even the database sees it, so
     * that no row is locked while somebody wants to go on with the case.
     */
    <T> T of(Supplier<T> work) {
        if (Context.getCommandContext() != null) {
            throw new IllegalStateException("A step of a process cannot rehearse: its own work would be thrown away.");
        }
        return Undone.of(engine, work);
    }

    /** Does work while these definitions look deployed. Rehearsals may be part of it. */
    <T> T withDeployed(Map<String, byte[]> files, Function<List<ProcessDefinition>, T> work) {
        List<DeploymentWithDefinitions> deployed = new ArrayList<>(1);
        try {
            return inVain(() -> {
                deployed.add(deploy(files));
                return work.apply(definitions(deployed.get(0)));
            });
        } finally {
            deployed.forEach(this::forget);
        }
    }

    /** Does work in a transaction of its own that is rolled back. */
    <T> T inVain(Supplier<T> work) {
        List<T> result = new ArrayList<>(1);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            result.add(work.get());
        });
        return result.get(0);
    }

    private DeploymentWithDefinitions deploy(Map<String, byte[]> files) {
        DeploymentBuilder deployment = repository.createDeployment().name("rehearsal");
        files.forEach((name, bytes) -> deployment.addInputStream(name, new ByteArrayInputStream(bytes)));
        try {
            return deployment.deployWithResult();
        } catch (ParseException faults) {
            throw new RedesignRefused(
                    "The files cannot be deployed yet, so nobody can say what would become of running cases. Mend what the check finds, then look again. The engine says: "
                            + faults.getMessage());
        }
    }

    private static List<ProcessDefinition> definitions(DeploymentWithDefinitions deployment) {
        List<ProcessDefinition> definitions = deployment.getDeployedProcessDefinitions();
        return definitions == null ? List.of() : definitions;
    }

    /** The cache keeps what was read at deployment, by ids that nobody will ask for again. */
    private void forget(DeploymentWithDefinitions deployment) {
        DeploymentCache cache = engine.getDeploymentCache();
        definitions(deployment).forEach(d -> cache.removeProcessDefinition(d.getId()));
        List<DecisionDefinition> decisions = deployment.getDeployedDecisionDefinitions();
        if (decisions != null) {
            decisions.forEach(d -> cache.removeDecisionDefinition(d.getId()));
        }
    }
}
