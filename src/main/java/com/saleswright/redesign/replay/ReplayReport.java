package com.saleswright.redesign.replay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a replay found.
 *
 * @param migrated cases that were left out because they changed their version on the way
 * @param cases all others
 * @param decisions what recorded decisions would have come to, of each decision that was changed
 */
public record ReplayReport(int migrated, List<ReplayedCase> cases, List<DecisionReport> decisions) {

    ReplayReport(int migrated, List<ReplayedCase> cases) {
        this(migrated, cases, List.of());
    }

    /** @param decisions null in what was written before decisions were replayed */
    @JsonCreator
    static ReplayReport read(
            @JsonProperty("migrated") int migrated,
            @JsonProperty("cases") List<ReplayedCase> cases,
            @JsonProperty("decisions") @Nullable List<DecisionReport> decisions) {
        return new ReplayReport(migrated, cases, decisions == null ? List.of() : decisions);
    }

    ReplayReport with(List<DecisionReport> decided) {
        return new ReplayReport(migrated, cases, decided);
    }

    /** How many cases their own version reproduces; only these are counted below. */
    @JsonIgnore
    public int calibrated() {
        return (int) compared().count();
    }

    /** The share of cases that their own version reproduces, in percent. */
    @JsonIgnore
    public int calibratedPercent() {
        return cases.isEmpty() ? 0 : 100 * calibrated() / cases.size();
    }

    /** Cases that their own version does not reproduce, and that are compared with nothing. */
    @JsonIgnore
    public List<ReplayedCase> notReproduced() {
        return cases.stream().filter(c -> !c.isCalibrated()).toList();
    }

    /** Ends before to ends after to the number of cases; without those that are unknown. */
    @JsonIgnore
    public Map<List<String>, Map<List<String>, Integer>> outcomes() {
        Map<List<String>, Map<List<String>, Integer>> table =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        compared().filter(ReplayedCase::isKnown).forEach(c -> table.computeIfAbsent(
                        List.copyOf(c.before().ends()),
                        k -> new TreeMap<>((a, b) -> a.toString().compareTo(b.toString())))
                .merge(List.copyOf(after(c).ends()), 1, Integer::sum));
        return table;
    }

    /** The element that the record does not cover to the number of cases. */
    @JsonIgnore
    public Map<String, Integer> unknownAfter() {
        Map<String, Integer> counts = new TreeMap<>();
        compared().map(c -> after(c).unknown()).forEach(unknown -> {
            if (unknown != null) {
                counts.merge(unknown.element(), 1, Integer::sum);
            }
        });
        return counts;
    }

    /** Cases that ask other groups or people, as far as the record covers them. */
    @JsonIgnore
    public long otherApprovers() {
        return compared()
                .filter(c -> !after(c).approvers().equals(c.before().approvers()))
                .count();
    }

    /** Cases that end otherwise. */
    @JsonIgnore
    public long otherOutcomes() {
        return compared()
                .filter(c -> c.isKnown() && !after(c).ends().equals(c.before().ends()))
                .count();
    }

    /** Whether any case ends otherwise, asks others, or goes where the record does not tell. */
    @JsonIgnore
    public boolean touchesCases() {
        return otherOutcomes() > 0 || otherApprovers() > 0 || !unknownAfter().isEmpty();
    }

    /** Group or person to how many cases asked it before and after. */
    @JsonIgnore
    public Map<String, int[]> approvers() {
        Map<String, int[]> counts = new TreeMap<>();
        compared().forEach(c -> {
            c.before().approvers().forEach(a -> counts.computeIfAbsent(a, k -> new int[2])[0]++);
            after(c).approvers().forEach(a -> counts.computeIfAbsent(a, k -> new int[2])[1]++);
        });
        return counts;
    }

    /** Completed user tasks of cases that the record covers, before and after. */
    @JsonIgnore
    public long[] manualSteps() {
        return new long[] {
            known().mapToLong(c -> c.before().manualSteps().size()).sum(),
            known().mapToLong(c -> after(c).manualSteps().size()).sum()
        };
    }

    /** Median time of cases that the record covers, in milliseconds, before and after. */
    @JsonIgnore
    public long[] medianMillis() {
        return new long[] {median(c -> c.before().cycleMillis()), median(c -> after(c).cycleMillis())};
    }

    private long median(ToLongFunction<ReplayedCase> value) {
        long[] sorted = known().mapToLong(value).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    private Stream<ReplayedCase> compared() {
        return cases.stream().filter(c -> c.after() != null);
    }

    private Stream<ReplayedCase> known() {
        return cases.stream().filter(ReplayedCase::isKnown);
    }

    private static CaseResult after(ReplayedCase replayed) {
        return Objects.requireNonNull(replayed.after());
    }

    /** One paragraph for who decides about the redesign. */
    public String inWords() {
        if (cases.isEmpty()) {
            return "No finished case could be replayed.";
        }
        int unknown = unknownAfter().values().stream().mapToInt(n -> n).sum();
        return ("%d of %d finished cases are reproduced by the version they ran on. Of these, %d end otherwise on the"
                        + " draft, %d ask others, and for %d the record does not say how they would have ended.")
                .formatted(calibrated(), cases.size(), otherOutcomes(), otherApprovers(), unknown);
    }
}
