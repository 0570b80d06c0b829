package com.saleswright.redesign.migrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;

/** Says in plain words why the engine refuses to migrate a case. */
final class Obstacles {

    private static final String UNMAPPED = "There is no migration instruction for this instance's activity";
    private static final Pattern VARIABLE = Pattern.compile("The variable '(.*?)' exists in both.*", Pattern.DOTALL);

    private Obstacles() {}

    static Obstacle of(MigratingProcessInstanceValidationReport report, StepPlan plan) {
        Set<String> unmapped = new LinkedHashSet<>();
        List<Obstacle> others = new ArrayList<>();
        report.getFailures().forEach(f -> others.add(other("", f)));
        report.getActivityInstanceReports()
                .forEach(r -> sort(r.getSourceScopeId(), r.getFailures(), plan, unmapped, others));
        report.getTransitionInstanceReports()
                .forEach(r -> sort(r.getSourceScopeId(), r.getFailures(), plan, unmapped, others));
        return others.isEmpty() ? withoutCounterpart(List.copyOf(unmapped), plan) : others.get(0);
    }

    private static void sort(
            String activity, List<String> failures, StepPlan plan, Set<String> unmapped, List<Obstacle> others) {
        String step = StepPlan.step(activity);
        for (String failure : failures) {
            if (failure.startsWith(UNMAPPED)) {
                unmapped.add(step);
            } else {
                others.add(other(StepPlan.label(plan.from(), step), failure));
            }
        }
    }

    private static Obstacle withoutCounterpart(List<String> steps, StepPlan plan) {
        String reason = steps.stream()
                .map(step -> {
                    String label = StepPlan.label(plan.from(), step);
                    String refused = plan.refused().get(step);
                    return refused == null
                            ? "The other version has no step '%s'.".formatted(label)
                            : "'%s' cannot go on as the step of the other version: %s."
                                    .formatted(label, plain(refused));
                })
                .collect(Collectors.joining(" "));
        return new Obstacle(steps, reason, "Say above where its cases go on.");
    }

    private static Obstacle other(String label, String failure) {
        Matcher variable = VARIABLE.matcher(failure);
        if (failure.startsWith("Target activity is not async")) {
            return new Obstacle(
                    List.of(),
                    "The system is about to do '%s', and the other version does that without a savepoint."
                            .formatted(label),
                    "Wait until it is done, or mend why it fails, and look again; or give the step a savepoint (asynchronous) in the redesign.");
        }
        if (variable.matches()) {
            return new Obstacle(
                    List.of(),
                    "The variable '%s' exists twice around '%s', and only one could be kept."
                            .formatted(variable.group(1), label),
                    Obstacle.END_ON_ITS_VERSION);
        }
        if (failure.contains("compensation")) {
            return new Obstacle(
                    List.of(),
                    "Around '%s' something would have to be undone by a step that the other version does not have."
                            .formatted(label),
                    Obstacle.END_ON_ITS_VERSION);
        }
        return new Obstacle(
                List.of(),
                label.isEmpty() ? plain(failure) + "." : "'%s': %s.".formatted(label, plain(failure)),
                Obstacle.END_ON_ITS_VERSION);
    }

    /** What failed while a case was migrated and is no question of steps. */
    static Obstacle failed(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return new Obstacle(
                List.of(),
                "The engine failed: " + (message.length() > 300 ? message.substring(0, 300) + "…" : message),
                "Mend what it names, then look again. " + Obstacle.END_ON_ITS_VERSION);
    }

    private static String plain(String refusal) {
        if (refusal.startsWith("Activities have incompatible types")) {
            return "it is another kind of step there";
        }
        if (refusal.startsWith("Events are not of the same type")) {
            return "it waits for another kind of event there";
        }
        if (refusal.contains("multi-instance")) {
            return "it is done once in one version and several times in the other";
        }
        if (refusal.startsWith("The closest mapped ancestor") || refusal.contains("event scope")) {
            return "it lies in another sub-process there";
        }
        String text = refusal.strip().replaceAll("\\s+", " ");
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
