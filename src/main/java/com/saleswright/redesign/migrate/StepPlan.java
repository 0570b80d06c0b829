package com.saleswright.redesign.migrate;

import com.saleswright.redesign.Diagram;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.migration.MigrationPlan;

/**
 * How the steps of one version go on in another.
 *
 * @param plan the engine's part of it
 * @param from the diagram of the version that is left
 * @param to the diagram of the other
 * @param refused steps that cannot go on as the step that they belong to, with the engine's reason
 * @param moves steps that are cancelled, with the step at which their cases go on
 * @param timers timers of the other version whose time differs, by id
 * @param durations those of them that count from when their step began
 */
record StepPlan(
        MigrationPlan plan,
        Diagram from,
        Diagram to,
        Map<String, String> refused,
        Map<String, String> moves,
        Set<String> timers,
        Set<String> durations) {

    private static final String BODY = "#multiInstanceBody";

    /** The step in the diagram to which the engine's id belongs. */
    static String step(String activity) {
        return activity.endsWith(BODY) ? activity.substring(0, activity.length() - BODY.length()) : activity;
    }

    static String body(String step) {
        return step + BODY;
    }

    static String label(Diagram diagram, String step) {
        return diagram.find(step)
                .map(e -> e.name().replaceAll("\\s+", " "))
                .filter(n -> !n.isEmpty())
                .orElse(step);
    }
}
