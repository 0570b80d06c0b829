package com.saleswright.redesign.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * FEEL on recorded values. It notes what it looks up in vain, falls back on what was recorded for a whole expression,
 * and evaluates nothing twice on the same values: most cells of a table see few values, and reading a cell takes long.
 */
final class RecordedFeel implements FeelEngine {

    /** What an expression asks that looks at the clock, which shows now and not the time of the record. */
    static final String TIME = "the time of the decision";

    static final String CHANCE = "what chance gave";

    /** What the engine itself calls the value that a cell tests. */
    private static final Set<String> OF_THE_CELL = Set.of("?", "cellInput", "inputVariableName");

    private static final Pattern CLOCK = Pattern.compile("\\b(now|today)\\s*\\(");
    private static final Pattern DICE = Pattern.compile("\\brandom number\\s*\\(");
    private static final Object ABSENT = new Object();

    private final FeelEngine feel;

    /** Text to the names that it looked up, in order, to their values to what came out. */
    private final Map<String, Map<List<String>, Map<List<Object>, Outcome>>> known = new HashMap<>();

    private Map<String, TypedValue> byExpression = Map.of();
    private Set<String> made = Set.of();
    private Set<String> missing = new TreeSet<>();

    RecordedFeel(FeelEngine feel) {
        this.feel = feel;
    }

    private record Outcome(@Nullable Object value, @Nullable RuntimeException failure) {}

    /**
     * Begins an evaluation.
     *
     * @param values recorded for whole expressions
     * @param others names of what required decisions give, which is nothing when none of their rows matches
     */
    void begin(Map<String, TypedValue> values, Set<String> others) {
        byExpression = values;
        made = others;
        missing = new TreeSet<>();
    }

    /** Names that were looked up in vain since. */
    Set<String> missing() {
        return missing;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    public <T> T evaluateSimpleExpression(String expression, VariableContext context) {
        Asked asked = new Asked(context, expression);
        Outcome outcome = evaluate("= " + expression, asked, c -> feel.evaluateSimpleExpression(expression, c));
        Set<String> inVain = asked.inVain();
        TypedValue recorded = inVain.isEmpty() ? null : byExpression.get(expression.strip());
        if (recorded != null) {
            return (T) recorded.getValue();
        }
        missing.addAll(inVain);
        if (outcome.failure() != null) {
            throw outcome.failure();
        }
        return (T) outcome.value();
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String test, String input, VariableContext context) {
        Asked asked = new Asked(context, test);
        Outcome outcome = evaluate(input + " " + test, asked, c -> feel.evaluateSimpleUnaryTests(test, input, c));
        missing.addAll(asked.inVain());
        if (outcome.failure() != null) {
            throw outcome.failure();
        }
        return Boolean.TRUE.equals(outcome.value());
    }

    private Outcome evaluate(String text, Asked asked, Function<VariableContext, @Nullable Object> evaluation) {
        Map<List<String>, Map<List<Object>, Outcome>> before = known.computeIfAbsent(text, t -> new LinkedHashMap<>());
        for (Map.Entry<List<String>, Map<List<Object>, Outcome>> same : before.entrySet()) {
            List<Object> values = asked.look(same.getKey());
            Outcome outcome = same.getValue().get(values);
            if (outcome != null) {
                return outcome;
            }
            asked.values.clear();
        }
        Outcome outcome;
        try {
            outcome = new Outcome(evaluation.apply(asked), null);
        } catch (RuntimeException e) {
            outcome = new Outcome(null, e);
        }
        before.computeIfAbsent(List.copyOf(asked.values.keySet()), n -> new HashMap<>())
                .put(new ArrayList<>(asked.values.values()), outcome);
        return outcome;
    }

    /** The values of one evaluation, and which of them it looked at. */
    private final class Asked implements VariableContext {

        private final VariableContext all;
        private final String text;
        private final Map<String, Object> values = new LinkedHashMap<>();

        Asked(VariableContext all, String text) {
            this.all = all;
            this.text = text;
        }

        List<Object> look(List<String> names) {
            names.forEach(this::containsVariable);
            return new ArrayList<>(values.values());
        }

        Set<String> inVain() {
            Set<String> names = new TreeSet<>();
            values.forEach((name, value) -> {
                if (value == ABSENT && !made.contains(name) && !OF_THE_CELL.contains(name)) {
                    names.add(name);
                }
            });
            if (CLOCK.matcher(text).find()) {
                names.add(TIME);
            }
            if (DICE.matcher(text).find()) {
                names.add(CHANCE);
            }
            return names;
        }

        @Override
        public TypedValue resolve(String name) {
            containsVariable(name);
            return all.resolve(name);
        }

        @Override
        public boolean containsVariable(String name) {
            boolean contained = all.containsVariable(name);
            TypedValue value = contained ? all.resolve(name) : null;
            values.put(name, contained ? Optional.ofNullable(value).map(TypedValue::getValue) : ABSENT);
            return contained;
        }

        @Override
        public Set<String> keySet() {
            all.keySet().forEach(this::containsVariable);
            return all.keySet();
        }
    }
}
