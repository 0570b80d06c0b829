package com.saleswright.redesign.replay;

import com.saleswright.engine.Content;
import com.saleswright.engine.DecisionTables;
import com.saleswright.engine.EngineGuard;
import com.saleswright.redesign.DecisionFile;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.replay.Decided.Row;
import com.saleswright.redesign.replay.DecisionEngine.Evaluation;
import com.saleswright.redesign.replay.DecisionEngine.Version;
import com.saleswright.redesign.replay.DecisionReport.Change;
import com.saleswright.redesign.replay.DecisionReport.Left;
import com.saleswright.redesign.replay.DecisionReport.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides once more what was decided: each recorded evaluation first on the version that decided, to see whether its
 * record is complete, and then on the draft.
 */
@Component
class DecisionReplay {

    private final DecisionRecorder recorder;
    private final DecisionTables tables;
    private final EngineGuard guard;

    DecisionReplay(DecisionRecorder recorder, DecisionTables tables, EngineGuard guard) {
        this.recorder = recorder;
        this.tables = tables;
        this.guard = guard;
    }

    /** A decision that a draft changes, with its record. */
    record Trial(String file, byte[] xml, String decision, String name, List<RecordedDecision> recorded) {}

    /** The decisions that a draft changes, also by one that they require, with the last evaluations of each. */
    List<Trial> read(Content base, Content draft, int lastN) {
        List<Trial> trials = new ArrayList<>();
        Map<String, byte[]> before = base.files();
        draft.files().forEach((file, xml) -> {
            if (file.endsWith(".dmn")) {
                Map<String, Element> were = decisions(file, before.get(file));
                Map<String, Element> are = decisions(file, xml);
                are.forEach((id, decision) -> {
                    if (!says(id, are, new HashSet<>()).equals(says(id, were, new HashSet<>()))) {
                        String name = decision.name().isEmpty() ? id : decision.name();
                        trials.add(new Trial(file, xml, id, name, recorder.last(id, lastN)));
                    }
                });
            }
        });
        return trials;
    }

    private static Map<String, Element> decisions(String file, byte @Nullable [] xml) {
        Map<String, Element> decisions = new LinkedHashMap<>();
        if (xml != null) {
            DecisionFile.read(file, xml).decisions().forEach(d -> decisions.put(d.id(), d));
        }
        return decisions;
    }

    /** All that a decision follows from: its own logic and that of those it requires. */
    private static String says(String id, Map<String, Element> decisions, Set<String> seen) {
        Element decision = decisions.get(id);
        if (decision == null || !seen.add(id)) {
            return "";
        }
        StringBuilder all = new StringBuilder(id);
        decision.children().stream()
                .filter(c -> !c.type().equals("description"))
                .forEach(c -> write(c, all));
        DecisionFile.required(decision).forEach(required -> all.append(says(required, decisions, seen)));
        return all.toString();
    }

    private static void write(Element element, StringBuilder all) {
        all.append('<').append(element.type()).append(element.attributes());
        if (element.children().isEmpty()) {
            all.append(element.text());
        }
        element.children().forEach(c -> write(c, all));
        all.append('>');
    }

    /**
     * @param wanted asked after each evaluation
     * @return what came out, as far as it was wanted
     */
    List<DecisionReport> run(List<Trial> trials, Wanted wanted) {
        DecisionEngine engine = new DecisionEngine(tables, guard);
        Map<String, Optional<Version>> versions = new HashMap<>();
        List<DecisionReport> reports = new ArrayList<>();
        for (Trial trial : trials) {
            Version draft = engine.read(trial.file(), trial.xml(), trial.decision());
            Tally tally = new Tally(trial, draft);
            for (RecordedDecision one : trial.recorded()) {
                Optional<Version> version = versions.computeIfAbsent(one.definition(), id -> recorder.file(id)
                        .map(f -> engine.read(f.name(), f.xml(), trial.decision())));
                if (version.isEmpty()) {
                    tally.notReproduced(one, "The version that decided is gone");
                } else {
                    new Once(engine, one, version.get(), draft, tally).decide();
                }
                if (!wanted.next()) {
                    return reports;
                }
            }
            reports.add(tally.report());
        }
        return reports;
    }

    /** Whether a replay should go on. */
    interface Wanted {
        boolean next();
    }

    /** One recorded evaluation on both versions. */
    private final class Once {

        private final DecisionEngine engine;
        private final RecordedDecision one;
        private final Version version;
        private final Version draft;
        private final Tally tally;
        private final VariableMap byName = Variables.createVariables();
        private final Map<String, TypedValue> byExpression = new HashMap<>();
        private @Nullable VariableMap withHistory;

        Once(DecisionEngine engine, RecordedDecision one, Version version, Version draft, Tally tally) {
            this.engine = engine;
            this.one = one;
            this.version = version;
            this.draft = draft;
            this.tally = tally;
            version.inputs().forEach((decision, clauses) -> {
                // What another decision gives is decided anew.
                Set<String> given = version.givenByOthersThan(decision);
                given.addAll(draft.givenByOthersThan(decision));
                clauses.forEach((clause, input) -> {
                    TypedValue value =
                            one.inputs().getOrDefault(decision, Map.of()).get(clause);
                    if (value != null && Collections.disjoint(input.names(), given)) {
                        byExpression.put(input.expression(), value);
                        if (input.isName()) {
                            byName.putValueTyped(input.expression(), value);
                        }
                    }
                });
            });
        }

        void decide() {
            Evaluation before = engine.evaluate(version, byName, byExpression);
            String deviation = deviation(before);
            if (deviation != null && one.subject().id() != null) {
                before = engine.evaluate(version, withHistory(), byExpression);
                deviation = deviation(before);
            }
            if (deviation != null) {
                tally.notReproduced(one, deviation);
                return;
            }
            Evaluation after = engine.evaluate(draft, byName, byExpression);
            if (!after.missing().isEmpty() && one.subject().id() != null) {
                after = engine.evaluate(draft, withHistory(), byExpression);
            }
            if (after.missing().isEmpty()) {
                tally.compared(one, before.decided(), after.decided());
            } else {
                tally.unknown(one, after.missing());
            }
        }

        /** What the case knew then; values that the decision itself recorded are the surer ones. */
        private VariableMap withHistory() {
            if (withHistory == null) {
                VariableMap all = recorder.variables(one);
                byName.keySet().forEach(n -> all.putValueTyped(n, byName.getValueTyped(n)));
                withHistory = all;
            }
            return withHistory;
        }

        /** How an evaluation differs from the record, or what it lacks to be sure; null when it is the same. */
        private @Nullable String deviation(Evaluation now) {
            if (!now.missing().isEmpty()) {
                return "No record of " + String.join(", ", now.missing());
            }
            Decided decided = now.decided();
            if (decided.fault() != null) {
                return decided.fault();
            }
            Map<String, TypedValue> recorded =
                    one.inputs().getOrDefault(version.decision().getKey(), Map.of());
            boolean sameInputs = recorded.entrySet().stream()
                    .allMatch(i -> text(i.getValue()).equals(text(now.inputs().get(i.getKey()))));
            boolean sameResult = Objects.equals(decided.collected(), one.collected())
                    && (one.collected() != null || decided.values().equals(one.rows()));
            return sameInputs && sameResult
                    ? null
                    : sameInputs
                            ? "The table comes to something else on the same values"
                            : "It looked at other values than the record has";
        }

        private static String text(@Nullable TypedValue value) {
            return Decided.text(value == null ? null : value.getValue());
        }
    }

    /** Counts what comes out. */
    private static final class Tally {

        private record Difference(
                List<Row> was,
                List<Row> is,
                @Nullable String wasCollected,
                @Nullable String isCollected,
                @Nullable String fault) {}

        private final Trial trial;
        private final Version draft;
        private int same;
        private boolean told;
        private final Map<Difference, List<DecidedCase>> changes = new LinkedHashMap<>();
        private final Map<String, List<DecidedCase>> unknown = new TreeMap<>();
        private final Map<String, List<DecidedCase>> notReproduced = new TreeMap<>();
        private final Map<String, Row> rowsBefore = new LinkedHashMap<>();
        private final Map<String, Integer> before = new HashMap<>();
        private final Map<String, Integer> after = new HashMap<>();

        Tally(Trial trial, Version draft) {
            this.trial = trial;
            this.draft = draft;
        }

        void notReproduced(RecordedDecision one, String why) {
            notReproduced.computeIfAbsent(why, w -> new ArrayList<>()).add(one.subject());
        }

        void unknown(RecordedDecision one, Set<String> names) {
            unknown.computeIfAbsent(String.join(", ", names), n -> new ArrayList<>())
                    .add(one.subject());
        }

        void compared(RecordedDecision one, Decided was, Decided is) {
            if (is.fault() != null) {
                add(new Difference(List.of(), List.of(), null, null, is.fault()), one);
                return;
            }
            told = true;
            count(was, before);
            count(is, after);
            was.rows().forEach(r -> rowsBefore.putIfAbsent(r.rule(), r));
            List<Row> gone = was.without(is);
            List<Row> come = is.without(was);
            boolean sameRows = gone.isEmpty() && come.isEmpty();
            boolean otherOrder = sameRows
                    && draft.policy().equals("RULE ORDER")
                    && !was.values().equals(is.values());
            boolean alike = Objects.equals(was.collected(), is.collected())
                    && (was.collected() != null || sameRows && !otherOrder);
            if (alike) {
                same++;
            } else {
                add(
                        new Difference(
                                otherOrder ? was.rows() : gone,
                                otherOrder ? is.rows() : come,
                                was.collected(),
                                is.collected(),
                                null),
                        one);
            }
        }

        private void add(Difference difference, RecordedDecision one) {
            changes.computeIfAbsent(difference, d -> new ArrayList<>()).add(one.subject());
        }

        private static void count(Decided decided, Map<String, Integer> counts) {
            decided.rows().forEach(r -> counts.merge(r.rule(), 1, Integer::sum));
        }

        DecisionReport report() {
            return new DecisionReport(
                    trial.decision(),
                    trial.name(),
                    draft.policy().equals("COLLECT") || draft.policy().equals("RULE ORDER"),
                    trial.recorded().size(),
                    same,
                    changes.entrySet().stream()
                            .map(e -> new Change(
                                    e.getKey().was(),
                                    e.getKey().is(),
                                    e.getKey().wasCollected(),
                                    e.getKey().isCollected(),
                                    e.getKey().fault(),
                                    e.getValue()))
                            .sorted(Comparator.comparing(c -> -c.cases().size()))
                            .toList(),
                    left(unknown),
                    left(notReproduced),
                    rules());
        }

        private static List<Left> left(Map<String, List<DecidedCase>> reasons) {
            return reasons.entrySet().stream()
                    .map(e -> new Left(e.getKey(), e.getValue()))
                    .toList();
        }

        private List<Rule> rules() {
            if (!told) {
                return List.of();
            }
            return Stream.concat(
                            draft.rows().values().stream().map(r -> rule(r, r.number())),
                            rowsBefore.values().stream()
                                    .filter(r ->
                                            !r.rule().isEmpty() && !draft.rows().containsKey(r.rule()))
                                    .map(r -> rule(r, 0)))
                    .toList();
        }

        private Rule rule(Row row, int number) {
            return new Rule(
                    row.rule(),
                    number,
                    row.note(),
                    before.getOrDefault(row.rule(), 0),
                    after.getOrDefault(row.rule(), 0));
        }
    }
}
