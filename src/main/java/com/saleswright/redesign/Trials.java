package com.saleswright.redesign;

import com.saleswright.engine.VersionChoice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Redesigns on trial: a share of the new cases runs on the new version, the others on the one before.
 *
 * <p>Which case goes where is drawn by a hash of the redesign's number and the case's, so that it is the same whenever
 * and wherever it is asked, and no case is on trial each time.
 */
@Component
class Trials implements VersionChoice {

    private record Trial(String redesign, String oldDefinition, int sharePercent) {}

    private final JdbcClient jdbc;
    private final RepositoryService repository;
    private final Clock clock;
    /**
     * Definitions that are not on trial, or no longer. A definition is on trial from its first moment or never, so what is
     * here stays true on every node, and a case costs no statement when no trial runs.
     */
    private final Set<String> settled = ConcurrentHashMap.newKeySet();

    Trials(JdbcClient jdbc, RepositoryService repository, Clock clock) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public String choose(String processId, String latest, String businessKey) {
        if (settled.contains(latest)) {
            return latest;
        }
        Optional<Trial> running = running(latest);
        if (running.isEmpty()) {
            settled.add(latest);
            return latest;
        }
        Trial trial = running.get();
        boolean onTrial = isDrawn(trial.redesign(), businessKey, trial.sharePercent());
        record(trial.redesign(), processId, businessKey, onTrial);
        return onTrial ? latest : trial.oldDefinition();
    }

    /**
     * Begins the trial of every process that was there before, in the transaction that deploys the new version.
     *
     * @param definitions process id to the id of its new definition
     */
    void begin(Redesign redesign, Map<String, String> definitions, int sharePercent) {
        Map<String, String> before = definitions(redesign.base());
        definitions.forEach((process, definition) -> {
            if (before.containsKey(process)) {
                jdbc.sql(
                                """
                                INSERT INTO redesign_trial (new_definition, redesign, process, old_definition,
                                    share_percent, began_at)
                                VALUES (?, ?, ?, ?, ?, ?)
                                """)
                        .params(definition, redesign.number(), process, before.get(process), sharePercent, now())
                        .update();
            }
        });
    }

    /** All new cases run on the latest version from now on. */
    void end(String number) {
        jdbc.sql("UPDATE redesign_trial SET ended_at = ? WHERE redesign = ? AND ended_at IS NULL")
                .params(now(), number)
                .update();
    }

    /** Whether a case is on trial. The share is of a hundred cases. */
    static boolean isDrawn(String redesign, String businessKey, int sharePercent) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((redesign + "/" + businessKey).getBytes(StandardCharsets.UTF_8));
            return Integer.remainderUnsigned(ByteBuffer.wrap(hash).getInt(), 100) < sharePercent;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private Optional<Trial> running(String newDefinition) {
        return jdbc.sql(
                        """
                        SELECT redesign, old_definition, share_percent FROM redesign_trial
                        WHERE new_definition = ? AND ended_at IS NULL
                        """)
                .param(newDefinition)
                .query((row, i) -> new Trial(
                        row.getString("redesign"), row.getString("old_definition"), row.getInt("share_percent")))
                .optional();
    }

    private void record(String redesign, String process, String businessKey, boolean onTrial) {
        List<Object> params = List.of(redesign, process, businessKey);
        // A case may start a process twice.
        boolean known = jdbc.sql(
                                "SELECT COUNT(*) FROM redesign_trial_case WHERE redesign = ? AND process = ? AND business_key = ?")
                        .params(params)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!known) {
            jdbc.sql("INSERT INTO redesign_trial_case (redesign, process, business_key, on_trial) VALUES (?, ?, ?, ?)")
                    .params(redesign, process, businessKey, onTrial)
                    .update();
        }
    }

    private Map<String, String> definitions(String deployment) {
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getId));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
