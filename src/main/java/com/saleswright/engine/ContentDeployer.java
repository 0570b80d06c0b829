package com.saleswright.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings the content into the engine: one deployment per capability folder, so that diagrams, decisions and forms of a
 * capability change together. Equal bytes make no new version. With {@code saleswright.watch-content} a changed file
 * is checked and deployed within two seconds, without a restart.
 */
@Component
public class ContentDeployer implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ContentDeployer.class);
    private static final String SOURCE = "saleswright";

    private final RepositoryService repository;
    private final ContentSource source;
    private final ObjectProvider<ContentCheck> checks;
    private final boolean watch;
    private final boolean startWithFaults;
    private @Nullable ScheduledExecutorService watcher;
    private @Nullable Content seen;

    ContentDeployer(
            RepositoryService repository,
            ContentSource source,
            ObjectProvider<ContentCheck> checks,
            @Value("${saleswright.watch-content:false}") boolean watch,
            @Value("${saleswright.start-with-faults:false}") boolean startWithFaults) {
        this.repository = repository;
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
        List<String> faults = deploy(content);
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
     * Checks and deploys the content. A capability with faults is left out, the others go live.
     *
     * @return the faults
     */
    public List<String> deploy(Content content) {
        List<String> faults = new ArrayList<>();
        content.capabilities().forEach((capability, files) -> {
            List<String> found = checks.stream()
                    .flatMap(c -> c.faults(content, capability).stream())
                    .toList();
            faults.addAll(found);
            if (found.isEmpty()) {
                try {
                    deploy(capability, files);
                } catch (ParseException refused) {
                    faults.add(refused.getMessage());
                }
            }
        });
        return faults;
    }

    private void deploy(String capability, SortedMap<String, byte[]> files) {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(capability)
                .source(SOURCE)
                // false: any change deploys the whole folder again, so that references inside it stay sound.
                .enableDuplicateFiltering(false);
        files.forEach((name, bytes) -> deployment.addInputStream(name, new ByteArrayInputStream(bytes)));
        var deployed = deployment.deployWithResult();
        if (deployed.getDeployedProcessDefinitions() != null) {
            deployed.getDeployedProcessDefinitions()
                    .forEach(p -> log.info("Deployed {} version {}", p.getKey(), p.getVersion()));
        }
    }

    private void deployChanged() {
        try {
            Content content = source.read();
            if (seen != null && sameBytes(seen, content)) {
                return;
            }
            seen = content;
            deploy(content).forEach(log::error);
        } catch (ProcessEngineException | IllegalArgumentException | java.io.UncheckedIOException e) {
            log.error("The changed content was not deployed: {}", e.getMessage());
        }
    }

    private boolean watching() {
        return watch && source.isFolder();
    }

    private static boolean sameBytes(Content a, Content b) {
        Map<String, byte[]> one = a.files();
        Map<String, byte[]> other = b.files();
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(e -> java.util.Arrays.equals(e.getValue(), other.get(e.getKey())));
    }

    @Override
    public void destroy() {
        if (watcher != null) {
            watcher.shutdownNow();
        }
    }
}
