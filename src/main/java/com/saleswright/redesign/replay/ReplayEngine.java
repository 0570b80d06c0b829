package com.saleswright.redesign.replay;

import com.saleswright.engine.Content;
import com.saleswright.redesign.Undone;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine in memory, in which cases are replayed one after the other and nothing leaves the company: steps are
 * replaced by what they did, nobody sees its tasks, and no job runs by itself.
 */
final class ReplayEngine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReplayEngine.class);

    private final ProcessEngineConfigurationImpl configuration;
    private final ProcessEngine engine;
    private final String database;
    private final Map<String, SortedMap<String, byte[]>> deployed = new HashMap<>();
    private @Nullable CaseRun current;

    /** @param guard keeps expressions of a draft from reaching the application; the clock shows the time of the case */
    ReplayEngine(Function<Clock, ProcessEnginePlugin> guard) {
        String name = "replay-" + UUID.randomUUID();
        database = "jdbc:h2:mem:" + name;
        AtomicLong ids = new AtomicLong();
        configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl(database + ";DB_CLOSE_DELAY=-1");
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setIdGenerator(() -> String.valueOf(ids.incrementAndGet()));
        configuration.setHistory(ProcessEngineConfigurationImpl.HISTORY_NONE);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setAuthorizationEnabled(false);
        configuration.setCmmnEnabled(false);
        configuration.setDefaultSerializationFormat("application/json");
        configuration.setJavaSerializationFormatEnabled(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setCreateIncidentOnFailedJobEnabled(false);
        configuration.setProcessEnginePlugins(List.of(guard.apply(new CaseClock()), new SpinProcessEnginePlugin()));
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new ReplayHooks(this))));
        engine = configuration.buildProcessEngine();
        // The web apps and the REST interface list what is registered there.
        ProcessEngines.unregister(engine);
    }

    /** Makes this content the one that cases begin on: what differs from before becomes a new version. */
    void deploy(Content content) {
        content.capabilities().forEach((capability, files) -> {
            SortedMap<String, byte[]> models = new TreeMap<>(files);
            models.keySet().removeIf(f -> !f.endsWith(".bpmn") && !f.endsWith(".dmn"));
            if (!sameBytes(models, deployed.getOrDefault(capability, new TreeMap<>()))) {
                DeploymentBuilder deployment =
                        engine.getRepositoryService().createDeployment().name(capability);
                models.forEach((file, bytes) -> deployment.addInputStream(file, new ByteArrayInputStream(bytes)));
                deployment.deploy();
                deployed.put(capability, models);
            }
        });
    }

    ProcessEngine services() {
        return engine;
    }

    ProcessEngineConfigurationImpl configuration() {
        return configuration;
    }

    /** Works in one command that is thrown away at the end: not even the database sees it. */
    void inVain(Runnable work) {
        Undone.of(configuration, () -> {
            work.run();
            return this;
        });
    }

    /** Whose case is replayed now: the hooks in the diagrams report to it. */
    @Nullable
    CaseRun current() {
        return current;
    }

    void current(@Nullable CaseRun run) {
        current = run;
    }

    private static boolean sameBytes(SortedMap<String, byte[]> a, SortedMap<String, byte[]> b) {
        return a.keySet().equals(b.keySet())
                && a.entrySet().stream().allMatch(e -> Arrays.equals(e.getValue(), b.get(e.getKey())));
    }

    /** Shows the time that the running case is at. */
    private final class CaseClock extends Clock {

        @Override
        public Instant instant() {
            CaseRun run = current;
            return run == null ? Instant.EPOCH : run.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }

    @Override
    public void close() {
        engine.close();
        try (Connection connection = DriverManager.getConnection(database, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            log.warn("The database of a replay was not closed: {}", e.getMessage());
        }
    }
}
