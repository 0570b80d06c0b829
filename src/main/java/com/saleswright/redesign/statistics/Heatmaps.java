package com.saleswright.redesign.statistics;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Element;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often and how long cases were in each step. Steps count by when they began; what is open now counts whenever it
 * began. Cancelled ones tell nothing about how long the step takes and are left out of waiting times.
 */
@Service
@Transactional(readOnly = true)
public class Heatmaps {

    /** The rows of a multi-instance element as a whole come on top of those of its instances. State 2 is cancelled. */
    private static final String STEPS =
            """
            SELECT ACT_ID_, MAX(ACT_NAME_) AS NAME_, MAX(ACT_TYPE_) AS TYPE_,
                   COUNT(*) FILTER (WHERE START_TIME_ >= :since) AS REACHED,
                   COUNT(*) FILTER (WHERE START_TIME_ >= :since AND ACT_INST_STATE_ = 2) AS CANCELLED,
                   PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY DURATION_)
                       FILTER (WHERE START_TIME_ >= :since AND ACT_INST_STATE_ <> 2) AS MEDIAN,
                   PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY DURATION_)
                       FILTER (WHERE START_TIME_ >= :since AND ACT_INST_STATE_ <> 2) AS P90,
                   COUNT(*) FILTER (WHERE END_TIME_ IS NULL) AS WAITING,
                   MIN(START_TIME_) FILTER (WHERE END_TIME_ IS NULL) AS OLDEST
            FROM ACT_HI_ACTINST
            WHERE %s AND (START_TIME_ >= :since OR END_TIME_ IS NULL) AND ACT_TYPE_ <> 'multiInstanceBody'
            GROUP BY ACT_ID_
            """;

    private static final String INCIDENTS =
            """
            SELECT n.ACTIVITY_ID_, COUNT(*) AS OPEN_
            FROM ACT_RU_INCIDENT n JOIN ACT_RE_PROCDEF d ON d.ID_ = n.PROC_DEF_ID_
            WHERE %s AND n.CAUSE_INCIDENT_ID_ = n.ID_ AND n.ACTIVITY_ID_ IS NOT NULL
            GROUP BY n.ACTIVITY_ID_
            """;

    private final JdbcClient jdbc;
    private final RepositoryService repository;
    private final Clock clock;

    Heatmaps(JdbcClient jdbc, RepositoryService repository, Clock clock) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * The figures of a process.
     *
     * @param version whose figures; null for those of all versions, on the diagram of the live one
     */
    public Heatmap of(ProcessHistory process, @Nullable ProcessVersion version, Period period) {
        ProcessVersion shown = Objects.requireNonNullElse(version, process.live());
        Instant now = clock.instant();
        Map<String, Long> incidents = incidents(process, version);
        Map<String, Step> counted = new LinkedHashMap<>();
        select(STEPS, version, "PROC_DEF_KEY_", "PROC_DEF_ID_", process)
                .param("since", Timestamp.from(period.start(now)))
                .query(row -> {
                    Step step = step(row, incidents, now);
                    counted.put(step.id(), step);
                });
        List<Step> steps = new ArrayList<>();
        for (Element node : diagram(process, shown).nodes()) {
            steps.add(drawn(node, counted.remove(node.id()), incidents));
        }
        steps.addAll(counted.values());
        incidents.forEach((id, open) -> steps.add(new Step(id, id, "step", false, 0, null, null, 0, open, 0, null)));
        return new Heatmap(shown, List.copyOf(steps));
    }

    /** The BPMN file of a version. */
    public byte[] xml(ProcessVersion version) {
        try (InputStream xml = repository.getProcessModel(version.definition())) {
            return xml.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Diagram diagram(ProcessHistory process, ProcessVersion version) {
        return Diagram.read(process.file(), xml(version));
    }

    private Map<String, Long> incidents(ProcessHistory process, @Nullable ProcessVersion version) {
        Map<String, Long> incidents = new HashMap<>();
        select(INCIDENTS, version, "d.KEY_", "d.ID_", process).query(row -> {
            incidents.put(row.getString("ACTIVITY_ID_"), row.getLong("OPEN_"));
        });
        return incidents;
    }

    private JdbcClient.StatementSpec select(
            String sql,
            @Nullable ProcessVersion version,
            String processColumn,
            String versionColumn,
            ProcessHistory process) {
        return version == null
                ? jdbc.sql(sql.formatted(processColumn + " = :which")).param("which", process.id())
                : jdbc.sql(sql.formatted(versionColumn + " = :which")).param("which", version.definition());
    }

    private static Step step(ResultSet row, Map<String, Long> incidents, Instant now) throws SQLException {
        String id = row.getString("ACT_ID_");
        String type = row.getString("TYPE_");
        Timestamp oldest = row.getTimestamp("OLDEST");
        return new Step(
                id,
                Objects.requireNonNullElse(row.getString("NAME_"), id),
                type,
                false,
                row.getLong("REACHED"),
                Processes.span(row, "MEDIAN"),
                Processes.span(row, "P90"),
                row.getLong("CANCELLED"),
                taken(incidents, id),
                row.getLong("WAITING"),
                oldest == null ? null : TimeSpan.between(oldest.toInstant(), now));
    }

    private static long taken(Map<String, Long> incidents, String id) {
        return Objects.requireNonNullElse(incidents.remove(id), 0L);
    }

    /** An element of the shown diagram, with the figures it has if any case was there. */
    private static Step drawn(Element node, @Nullable Step counted, Map<String, Long> incidents) {
        String name = node.name().isEmpty() ? "Unnamed " + Step.words(node.type()) : node.name();
        return counted == null
                ? new Step(node.id(), name, node.type(), true, 0, null, null, 0, taken(incidents, node.id()), 0, null)
                : new Step(
                        node.id(),
                        name,
                        node.type(),
                        true,
                        counted.count(),
                        counted.median(),
                        counted.p90(),
                        counted.cancelled(),
                        counted.incidents(),
                        counted.waiting(),
                        counted.oldest());
    }
}
