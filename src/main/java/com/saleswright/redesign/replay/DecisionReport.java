package com.saleswright.redesign.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.saleswright.redesign.replay.Decided.Output;
import com.saleswright.redesign.replay.Decided.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What recorded evaluations of one decision would have come to.
 *
 * @param decision its id
 * @param collects whether each row that matches counts, and not one alone
 * @param recorded how many evaluations there were
 * @param same how many come to the same
 * @param changes those that come to something else, the most frequent first
 * @param unknown those that ask for what no record has
 * @param notReproduced those that their own version does not decide as recorded; none of them is counted elsewhere
 * @param rules of the draft in its order, and then those that it no longer has; none when no decision tells of them
 */
public record DecisionReport(
        String decision,
        String name,
        boolean collects,
        int recorded,
        int same,
        List<Change> changes,
        List<Left> unknown,
        List<Left> notReproduced,
        List<Rule> rules) {

    /**
     * Decisions that change alike.
     *
     * @param was rows that no longer match, or give something else now
     * @param is rows that match in addition
     * @param wasCollected what it was collected into; null where nothing is
     * @param isCollected the same with the draft
     * @param fault why the draft comes to nothing, whatever was decided; null where it comes to something
     */
    public record Change(
            List<Row> was,
            List<Row> is,
            @Nullable String wasCollected,
            @Nullable String isCollected,
            @Nullable String fault,
            List<DecidedCase> cases) {

        /** What a row of one side gives: next to its like on the other side, only what is not the same. */
        public List<Output> shown(Row row, boolean collects) {
            Row like = like(row, collects);
            return like == null
                    ? row.outputs()
                    : row.outputs().stream()
                            .filter(o -> !o.value().equals(like.values().get(o.name())))
                            .toList();
        }

        /** Whether a row of one side has its like on the other: itself, or the only one where one alone counts. */
        public boolean hasLike(Row row, boolean collects) {
            return like(row, collects) != null;
        }

        private @Nullable Row like(Row row, boolean collects) {
            List<Row> others = was.contains(row) ? is : was;
            return others.stream()
                    .filter(r -> r.rule().equals(row.rule()))
                    .findFirst()
                    .orElse(collects || others.isEmpty() ? null : others.get(0));
        }

        /** What was decided to how often. */
        @JsonIgnore
        public Map<DecidedCase, Integer> counted() {
            return DecisionReport.counted(cases);
        }
    }

    /** Decisions that are left out for the same reason. */
    public record Left(String reason, List<DecidedCase> cases) {

        /** What was decided to how often. */
        @JsonIgnore
        public Map<DecidedCase, Integer> counted() {
            return DecisionReport.counted(cases);
        }
    }

    /**
     * A row and how often it matched.
     *
     * @param number in the draft; 0 when it no longer has the row
     */
    public record Rule(String id, int number, String note, int before, int after) {}

    /** How many are decided by their own version as recorded; only these are compared. */
    @JsonIgnore
    public int calibrated() {
        return recorded - count(notReproduced);
    }

    @JsonIgnore
    public int calibratedPercent() {
        return recorded == 0 ? 0 : 100 * calibrated() / recorded;
    }

    @JsonIgnore
    public int differ() {
        return changes.stream().mapToInt(c -> c.cases().size()).sum();
    }

    /** How many come to something on the draft, the same or not; what is unknown is no outcome. */
    @JsonIgnore
    public int compared() {
        return same + differ();
    }

    @JsonIgnore
    public int unknownCount() {
        return count(unknown);
    }

    /** Rows of the draft that none of the compared decisions needs. */
    @JsonIgnore
    public List<Rule> neverMatched() {
        return rules.stream().filter(r -> r.number() > 0 && r.after() == 0).toList();
    }

    /** Whether somebody who decides about the draft should look twice. */
    @JsonIgnore
    public boolean warns() {
        return differ() > 0 || unknownCount() > 0 || !notReproduced.isEmpty();
    }

    /** One sentence for who decides about the draft. */
    public String inWords() {
        if (recorded == 0) {
            return "%s: nothing was decided yet.".formatted(name);
        }
        String unknowns = unknownCount() == 0 ? "" : ", %d unknown".formatted(unknownCount());
        String left = notReproduced.isEmpty() ? "" : ", %d not reproduced".formatted(count(notReproduced));
        String result = compared() == 0
                ? "no decision could be compared"
                : "%d of %d decisions differ".formatted(differ(), compared());
        return "%s: %s%s%s.".formatted(name, result, unknowns, left);
    }

    private static Map<DecidedCase, Integer> counted(List<DecidedCase> cases) {
        Map<DecidedCase, Integer> counts = new LinkedHashMap<>();
        cases.forEach(c -> counts.merge(c, 1, Integer::sum));
        return counts;
    }

    private static int count(List<Left> left) {
        return left.stream().mapToInt(l -> l.cases().size()).sum();
    }
}
