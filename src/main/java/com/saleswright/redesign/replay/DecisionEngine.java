package com.saleswright.redesign.replay;

import com.saleswright.engine.DecisionTables;
import com.saleswright.engine.EngineGuard;
import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Feel;
import com.saleswright.redesign.replay.Decided.Output;
import com.saleswright.redesign.replay.Decided.Row;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLiteralExpressionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionLiteralExpressionImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.hitpolicy.DmnHitPolicyException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates decisions of any version on recorded values, apart from the application's engine, and notes which values
 * they ask for in vain. For one thread.
 */
final class DecisionEngine {

    private final EngineGuard guard;
    private final DmnEngine engine;
    private final RecordedFeel feel;
    private @Nullable DmnDecisionEvaluationEvent last;

    DecisionEngine(DecisionTables tables, EngineGuard guard) {
        this.guard = guard;
        AtomicReference<RecordedFeel> made = new AtomicReference<>();
        this.engine = tables.apart(inside -> made.updateAndGet(f -> new RecordedFeel(inside)), event -> last = event);
        this.feel = Objects.requireNonNull(made.get());
    }

    /**
     * A decision of one version of a file.
     *
     * @param policy its hit policy; empty for an expression
     * @param inputs of all decisions of the file: decision id to input clause to what it looks at
     * @param outputs of all decisions of the file: decision id to names of what it gives
     * @param made names of what the required decisions give
     * @param rows rule id to the row, without outputs
     * @param labels output name to what people call it
     */
    record Version(
            DmnDecision decision,
            String policy,
            Map<String, Map<String, Input>> inputs,
            Map<String, Set<String>> outputs,
            Set<String> made,
            Map<String, Row> rows,
            Map<String, String> labels) {

        /** Names of what the decisions of the file give, but this one. */
        Set<String> givenByOthersThan(String one) {
            Set<String> names = new HashSet<>();
            outputs.forEach((decision, given) -> {
                if (!decision.equals(one)) {
                    names.addAll(given);
                }
            });
            return names;
        }
    }

    /** @param names that the expression looks up */
    record Input(String expression, Set<String> names) {

        boolean isName() {
            return names.equals(Set.of(expression));
        }
    }

    /**
     * An evaluation.
     *
     * @param inputs clause to value
     * @param missing names that it asked for and nobody knows
     */
    record Evaluation(Decided decided, Map<String, TypedValue> inputs, Set<String> missing) {}

    /** @throws org.camunda.bpm.engine.ProcessEngineException when the guard refuses the file */
    Version read(String file, byte[] xml, String decision) {
        List<Problem> refusals = guard.refusals(file, xml);
        if (!refusals.isEmpty()) {
            throw new ProcessEngineException("%s is refused. %s"
                    .formatted(file, refusals.stream().map(Problem::getMessage).collect(Collectors.joining(" "))));
        }
        DmnDecisionRequirementsGraph graph = engine.parseDecisionRequirementsGraph(new ByteArrayInputStream(xml));
        DmnDecision parsed = graph.getDecision(decision);
        Map<String, Map<String, Input>> inputs = new HashMap<>();
        Map<String, Set<String>> outputs = new HashMap<>();
        graph.getDecisions().forEach(d -> {
            inputs.put(d.getKey(), inputs(d));
            outputs.put(d.getKey(), outputs(d));
        });
        Set<String> made = new HashSet<>();
        required(parsed, new HashSet<>()).forEach(d -> made.addAll(outputs(d)));
        Element element = DecisionFile.read(file, xml).decisions().stream()
                .filter(d -> d.id().equals(decision))
                .findFirst()
                .orElseThrow();
        Map<String, Row> rows = new LinkedHashMap<>();
        Map<String, String> labels = new HashMap<>();
        String policy = "";
        for (Element table : element.children("decisionTable")) {
            policy = table.get("hitPolicy").isEmpty() ? "UNIQUE" : table.get("hitPolicy");
            table.children("output")
                    .forEach(o -> labels.put(o.name(), o.get("label").isEmpty() ? o.name() : o.get("label")));
            for (Element rule : table.children("rule")) {
                rows.put(rule.id(), new Row(rule.id(), rows.size() + 1, note(rule), List.of()));
            }
        }
        return new Version(parsed, policy, inputs, outputs, made, rows, labels);
    }

    private static String note(Element rule) {
        return rule.child("description")
                .map(Element::text)
                .filter(t -> !t.isEmpty())
                .orElseGet(() -> String.join(
                        " | ",
                        rule.children("inputEntry").stream()
                                .map(e -> e.child("text").map(Element::text).orElse(""))
                                .map(t -> t.isEmpty() ? "-" : t)
                                .toList()));
    }

    private static Map<String, Input> inputs(DmnDecision decision) {
        Map<String, Input> inputs = new HashMap<>();
        if (decision.getDecisionLogic() instanceof DmnDecisionTableImpl table) {
            table.getInputs().forEach(i -> {
                if (i.getExpression() != null && i.getExpression().getExpression() != null) {
                    String expression = i.getExpression().getExpression().strip();
                    inputs.put(i.getId(), new Input(expression, Feel.names(expression)));
                }
            });
        }
        return inputs;
    }

    private static Set<String> outputs(DmnDecision decision) {
        Set<String> names = new HashSet<>();
        if (decision.getDecisionLogic() instanceof DmnDecisionTableImpl table) {
            table.getOutputs().forEach(o -> names.add(o.getOutputName()));
        } else if (decision.getDecisionLogic() instanceof DmnDecisionLiteralExpressionImpl literal) {
            names.add(literal.getVariable().getName());
        }
        return names;
    }

    private static Set<DmnDecision> required(DmnDecision decision, Set<DmnDecision> found) {
        decision.getRequiredDecisions().forEach(d -> {
            if (found.add(d)) {
                required(d, found);
            }
        });
        return found;
    }

    /**
     * @param known values by name
     * @param byExpression values that were recorded for whole expressions, used where a name in one is not known
     */
    Evaluation evaluate(Version version, VariableMap known, Map<String, TypedValue> byExpression) {
        feel.begin(byExpression, version.made());
        last = null;
        try {
            engine.evaluateDecision(version.decision(), known);
        } catch (DmnHitPolicyException e) {
            return fault("Several rows match, which %s does not allow".formatted(version.policy()));
        } catch (RuntimeException e) {
            // Whatever a draft can do to an engine is a finding about it.
            String message = String.valueOf(e.getMessage());
            return fault(message.substring(0, Math.min(message.length(), 300)));
        }
        return evaluation(version, Objects.requireNonNull(last).getDecisionResult());
    }

    private Evaluation fault(String why) {
        return new Evaluation(new Decided(List.of(), null, why), Map.of(), feel.missing());
    }

    private Evaluation evaluation(Version version, DmnDecisionLogicEvaluationEvent event) {
        List<Row> rows = new ArrayList<>();
        Map<String, TypedValue> inputs = new HashMap<>();
        String collected = null;
        if (event instanceof DmnDecisionTableEvaluationEvent table) {
            table.getInputs().forEach(i -> inputs.put(i.getId(), i.getValue()));
            table.getMatchingRules().forEach(rule -> {
                String id = Objects.requireNonNullElse(rule.getId(), "");
                Row row = version.rows().getOrDefault(id, new Row(id, 0, "", List.of()));
                rows.add(new Row(
                        row.rule(),
                        row.number(),
                        row.note(),
                        rule.getOutputEntries().values().stream()
                                .map(o -> output(version, o))
                                .toList()));
            });
            if (table.getCollectResultValue() != null) {
                collected = Decided.text(table.getCollectResultValue().getValue());
            }
        } else if (event instanceof DmnDecisionLiteralExpressionEvaluationEvent literal) {
            String name = literal.getOutputName();
            rows.add(new Row(
                    "",
                    0,
                    "",
                    List.of(new Output(
                            name, name, Decided.text(literal.getOutputValue().getValue())))));
        }
        return new Evaluation(new Decided(rows, collected, null), inputs, feel.missing());
    }

    private static Output output(Version version, DmnEvaluatedOutput output) {
        String name = output.getOutputName();
        String label = Objects.requireNonNullElse(version.labels().get(Objects.requireNonNullElse(name, "")), "");
        return new Output(
                Objects.requireNonNullElse(name, ""),
                label,
                Decided.text(output.getValue().getValue()));
    }
}
