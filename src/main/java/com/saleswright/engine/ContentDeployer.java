package com.saleswright.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.context.ProcessEngineContext;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentQuery;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the content into the engine: one deployment per capability folder, so that diagrams, decisions and forms of a
 * capability change together. Equal bytes make no new version. With {@code saleswright.watch-content} a changed file
 * is checked and deployed within two seconds, without a restart.
 *
 * <p>What comes with the product is named by its capability, {@code deals}; what a process owner has made of it, {@code
 * deals: REDESIGN-2026-0001}. A new version of the product does not replace what an owner has made: it waits.
 */
@Component
public class ContentDeployer implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ContentDeployer.class);
    private static final String SOURCE = "saleswright";
    private static final String OWNERS = "redesign";

    private final RepositoryService repository;
    private final PlatformTransactionManager transactions;
    private final ContentSource source;
    private final ObjectProvider<ContentCheck> checks;
    private final boolean watch;
    private final boolean startWithFaults;
    private @Nullable ScheduledExecutorService watcher;
    private @Nullable Content seen;

    ContentDeployer(
            RepositoryService repository,
            PlatformTransactionManager transactions,
            ContentSource source,
            ObjectProvider<ContentCheck> checks,
            @Value("${saleswright.watch-content:false}") boolean watch,
            @Value("${saleswright.start-with-faults:false}") boolean startWithFaults) {
        this.repository = repository;
        this.transactions = transactions;
        this.source = source;
        this.checks = checks;
        this.watch = watch;
        this.startWithFaults = startWithFaults;
    }

    /**
     * Deploys everything when the application has started, before it takes requests.
     *
     * @throws IllegalStateException when any capability has faults; the message lists all of them, and the last sound
     *     version stays live
     */
    @EventListener
    void deployAtStart(ApplicationStartedEvent event) {
        Content content = source.read();
        List<String> faults = deploy(content, content.capabilities().keySet());
        if (!faults.isEmpty() && !watching() && !startWithFaults) {
            throw new IllegalStateException("The content has faults:\n" + String.join("\n", faults));
        }
        faults.forEach(log::error);
        if (watching()) {
            seen = content;
            watcher = Executors.newSingleThreadScheduledExecutor(r -> {
                Thread thread = new Thread(r, "content-watcher");
                thread.setDaemon(true);
                return thread;
            });
            watcher.scheduleWithFixedDelay(this::deployChanged, 2, 2, TimeUnit.SECONDS);
        }
    }

    /**
     * Checks and deploys what comes with the product. A capability with faults is left out, and so is one of which an
     * owner's own version is live; the others go live.
     *
     * @return the faults
     */
    public List<String> deploy(Content content, Collection<String> capabilities) {
        List<String> faults = new ArrayList<>();
        capabilities.forEach(capability -> {
            SortedMap<String, byte[]> files = content.files(capability);
            if (isOwnersLive(capability, files)) {
                log.info("{}: what a process owner has deployed stays live", capability);
            } else {
                faults.addAll(deployOwn(content, capability));
            }
        });
        waiting(content)
                .forEach(capability -> log.warn(
                        "A newer built-in version of {} waits; compare it on /redesigns and take it over", capability));
        return faults;
    }

    private List<String> deployOwn(Content content, String capability) {
        List<String> faults = checked(content, capability);
        if (faults.isEmpty()) {
            try {
                // false: any change deploys the whole folder again, so that references inside it stay sound.
                deploy(builder(capability, SOURCE, content.files(capability)).enableDuplicateFiltering(false));
            } catch (ParseException refused) {
                return List.of(refused.getMessage());
            }
        }
        return faults;
    }

    /**
     * A deployment that a process owner has made.
     *
     * @param id of the deployment
     * @param definitions process id to the id of its new definition
     */
    public record Deployed(String id, Map<String, String> definitions) {}

    /**
     * Deploys all files of a capability as a process owner has made them, in the current transaction.
     *
     * @param redesign what made it, as a number; part of the name of the deployment
     */
    public Deployed deploy(String capability, String redesign, SortedMap<String, byte[]> files) {
        DeploymentWithDefinitions made = deploy(builder(capability + ": " + redesign, OWNERS, files));
        Map<String, String> definitions = new TreeMap<>();
        if (made.getDeployedProcessDefinitions() != null) {
            made.getDeployedProcessDefinitions().forEach(p -> definitions.put(p.getKey(), p.getId()));
        }
        return new Deployed(made.getId(), definitions);
    }

    /**
     * What would keep a capability's files from being deployed: the faults that the checks find, or else what the engine
     * says when it gets them, which leaves no trace. None when they are sound.
     */
    public List<String> faults(Content content, String capability) {
        List<String> faults = checked(content, capability);
        return faults.isEmpty() ? refusals(content.files(capability)) : faults;
    }

    private List<String> refusals(SortedMap<String, byte[]> files) {
        TransactionTemplate trial = new TransactionTemplate(transactions);
        trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return Objects.requireNonNull(trial.execute(transaction -> {
            transaction.setRollbackOnly();
            try {
                // A context of its own, or the rows would be written with those of the case that asks.
                return ProcessEngineContext.withNewProcessEngineContext(() -> {
                    builder("trial", OWNERS, files).deploy();
                    return List.<String>of();
                });
            } catch (ProcessEngineException refused) {
                return List.of(String.valueOf(refused.getMessage()));
            } catch (Exception e) {
                throw new IllegalStateException("The engine could not read the files", e);
            }
        }));
    }

    /**
     * The capabilities of which the product brings a newer version than the one that an owner's version was made of. They
     * are not deployed by themselves: the owner compares and decides.
     */
    public SortedSet<String> waiting() {
        return waiting(source.read());
    }

    /** The built-in files of a capability as the running product has them. */
    public SortedMap<String, byte[]> builtIn(String capability) {
        return source.read().files(capability);
    }

    private SortedSet<String> waiting(Content content) {
        SortedSet<String> waiting = new TreeSet<>();
        content.capabilities().forEach((capability, files) -> {
            if (isOwnersLive(capability, files)
                    && !same(files, filesOf(owners(capability)))
                    && !same(files, filesOf(builtInDeployment(capability)))) {
                waiting.add(capability);
            }
        });
        return waiting;
    }

    /** Whether an owner's version is live that says something else than the product's last one and these files. */
    private boolean isOwnersLive(String capability, SortedMap<String, byte[]> files) {
        Deployment owners = owners(capability);
        if (owners == null) {
            return false;
        }
        Deployment builtIn = builtInDeployment(capability);
        if (builtIn == null) {
            return true;
        }
        if (builtIn.getDeploymentTime().after(owners.getDeploymentTime())) {
            return false;
        }
        // Rolled back to what came with the product: nothing of the owner's is left.
        return same(files, filesOf(owners)) || !same(filesOf(owners), filesOf(builtIn));
    }

    private @Nullable Deployment owners(String capability) {
        return latest(repository
                .createDeploymentQuery()
                .deploymentNameLike(capability + ": %")
                .deploymentSource(OWNERS));
    }

    private @Nullable Deployment builtInDeployment(String capability) {
        return latest(repository.createDeploymentQuery().deploymentName(capability));
    }

    private static @Nullable Deployment latest(DeploymentQuery query) {
        return query.orderByDeploymentTime().desc().listPage(0, 1).stream()
                .findFirst()
                .orElse(null);
    }

    private SortedMap<String, byte[]> filesOf(@Nullable Deployment deployment) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        if (deployment != null) {
            repository
                    .getDeploymentResources(deployment.getId())
                    .forEach(r -> files.put(r.getName(), ((ResourceEntity) r).getBytes()));
        }
        return files;
    }

    private List<String> checked(Content content, String capability) {
        return checks.stream()
                .flatMap(c -> c.faults(content, capability).stream())
                .toList();
    }

    private DeploymentBuilder builder(String name, String from, SortedMap<String, byte[]> files) {
        DeploymentBuilder deployment = repository.createDeployment().name(name).source(from);
        files.forEach((file, bytes) -> deployment.addInputStream(file, new ByteArrayInputStream(bytes)));
        return deployment;
    }

    private static DeploymentWithDefinitions deploy(DeploymentBuilder deployment) {
        DeploymentWithDefinitions deployed = deployment.deployWithResult();
        if (deployed.getDeployedProcessDefinitions() != null) {
            deployed.getDeployedProcessDefinitions()
                    .forEach(p -> log.info("Deployed {} version {}", p.getKey(), p.getVersion()));
        }
        return deployed;
    }

    private void deployChanged() {
        try {
            Content content = source.read();
            // Somebody edits these on purpose, so they go live even where an owner's version was.
            List<String> changed = content.capabilities().keySet().stream()
                    .filter(c -> !same(content.files(c), seenFiles(c)))
                    .toList();
            seen = content;
            changed.forEach(capability -> deployOwn(content, capability).forEach(log::error));
        } catch (ProcessEngineException | IllegalArgumentException | java.io.UncheckedIOException e) {
            log.error("The changed content was not deployed: {}", e.getMessage());
        }
    }

    private boolean watching() {
        return watch && source.isFolder();
    }

    private SortedMap<String, byte[]> seenFiles(String capability) {
        return seen == null ? Collections.emptySortedMap() : seen.files(capability);
    }

    private static boolean same(SortedMap<String, byte[]> one, SortedMap<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(e -> Arrays.equals(e.getValue(), other.get(e.getKey())));
    }

    @Override
    public void destroy() {
        if (watcher != null) {
            watcher.shutdownNow();
        }
    }
}
