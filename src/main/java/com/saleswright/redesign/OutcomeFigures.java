package com.saleswright.redesign;

import com.saleswright.redesign.Outcomes.Cases;
import com.saleswright.redesign.Outcomes.OfProcess;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares the cases of two versions, from the engine's history. */
@Component
class OutcomeFigures {

    /** How long before and after the deployment is looked at. */
    static final Duration SPAN = Duration.ofDays(30);

    /** Cases of a process that began in a span on some versions, and what became of them within the same span. */
    private static final String SPAN_OF_CASES =
            """
            FROM ACT_HI_PROCINST p JOIN ACT_RE_PROCDEF d ON d.ID_ = p.PROC_DEF_ID_
            WHERE p.PROC_DEF_KEY_ = :process AND p.START_TIME_ >= :from AND p.START_TIME_ < :to
            AND (d.DEPLOYMENT_ID_ = :deployment) = :on
            """;
    /** Cases that were drawn in a trial. */
    private static final String DRAWN_CASES =
            """
            FROM redesign_trial_case c JOIN ACT_HI_PROCINST p
            ON p.BUSINESS_KEY_ = c.business_key AND p.PROC_DEF_KEY_ = c.process
            WHERE c.redesign = :redesign AND c.process = :process AND c.on_trial = :on
            """;

    private final JdbcClient jdbc;
    private final RepositoryService repository;

    OutcomeFigures(JdbcClient jdbc, RepositoryService repository) {
        this.jdbc = jdbc;
        this.repository = repository;
    }

    /**
     * The 30 days before the deployment and the 30 days after it. Only cases count that began in their span, and only ends
     * within it, so that neither side has had more time.
     */
    Outcomes result(Redesign redesign) {
        String deployment = Objects.requireNonNull(redesign.deployment());
        Instant deployed = repository
                .createDeploymentQuery()
                .deploymentId(deployment)
                .singleResult()
                .getDeploymentTime()
                .toInstant();
        return new Outcomes(processes(deployment).stream()
                .map(process -> new OfProcess(
                        process,
                        span(redesign, process, false, deployed.minus(SPAN), deployed),
                        span(redesign, process, true, deployed, deployed.plus(SPAN))))
                .toList());
    }

    /** The cases that were drawn for the old version, and those for the new one. */
    Outcomes trial(Redesign redesign) {
        String deployment = Objects.requireNonNull(redesign.deployment());
        return new Outcomes(processes(deployment).stream()
                .map(process -> new OfProcess(process, drawn(redesign, process, false), drawn(redesign, process, true)))
                .toList());
    }

    private List<String> processes(String deployment) {
        return repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .orderByProcessDefinitionKey()
                .asc()
                .list()
                .stream()
                .map(ProcessDefinition::getKey)
                .toList();
    }

    private Cases span(Redesign redesign, String process, boolean on, Instant from, Instant to) {
        return cases(
                names(redesign, process),
                SPAN_OF_CASES,
                "p.END_TIME_ < :to",
                Map.of(
                        "process", process,
                        "deployment", Objects.requireNonNull(redesign.deployment()),
                        "on", on,
                        "from", Timestamp.from(from),
                        "to", Timestamp.from(to)));
    }

    private Cases drawn(Redesign redesign, String process, boolean on) {
        return cases(
                names(redesign, process),
                DRAWN_CASES,
                "p.END_TIME_ IS NOT NULL",
                Map.of("redesign", redesign.number(), "process", process, "on", on));
    }

    /** End events of both versions by id, as people know them. */
    private Map<String, String> names(Redesign redesign, String process) {
        Map<String, String> names = new TreeMap<>();
        for (String deployment : List.of(redesign.base(), Objects.requireNonNull(redesign.deployment()))) {
            repository
                    .createProcessDefinitionQuery()
                    .deploymentId(deployment)
                    .processDefinitionKey(process)
                    .list()
                    .stream()
                    .flatMap(d ->
                            repository.getBpmnModelInstance(d.getId()).getModelElementsByType(EndEvent.class).stream())
                    .forEach(e -> names.put(e.getId(), Objects.requireNonNullElse(e.getName(), e.getId())));
        }
        return names;
    }

    private Cases cases(Map<String, String> names, String which, String ended, Map<String, Object> params) {
        long started = count("SELECT COUNT(*) " + which, params);
        SortedMap<String, Long> ends = new TreeMap<>();
        jdbc.sql("SELECT p.END_ACT_ID_ AS end_id, COUNT(*) AS cases %s AND %s GROUP BY p.END_ACT_ID_"
                        .formatted(which, ended))
                .params(params)
                .query(row -> {
                    // A case that was deleted reached no end event.
                    String id = Objects.requireNonNullElse(row.getString("end_id"), "deleted");
                    ends.merge(names.getOrDefault(id, id), row.getLong("cases"), Long::sum);
                });
        Double median = jdbc.sql("SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY p.DURATION_) %s AND %s"
                        .formatted(which, ended))
                .params(params)
                .query(Double.class)
                .optional()
                .orElse(null);
        long incidents = count(
                "SELECT COUNT(*) FROM ACT_HI_INCIDENT i WHERE i.PROC_INST_ID_ IN (SELECT p.ID_ %s)".formatted(which),
                params);
        return new Cases(
                started,
                ends.values().stream().mapToLong(Long::longValue).sum(),
                median == null ? null : Math.round(median / 1000),
                ends,
                incidents);
    }

    private long count(String sql, Map<String, Object> params) {
        return jdbc.sql(sql).params(params).query(Long.class).single();
    }
}
