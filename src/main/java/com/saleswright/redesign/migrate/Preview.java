package com.saleswright.redesign.migrate;

import java.time.Instant;
import java.util.List;

/**
 * What would become of every running case if it were migrated now. Found out by trying, and undone.
 *
 * @param number of the redesign
 * @param at when it was looked
 * @param cases those that can not be migrated first
 * @param steps steps that need a decision, or have one
 * @param timers labels of timers that the other version sets to another time, which are worked out anew
 */
public record Preview(
        String number,
        Direction direction,
        Instant at,
        List<RunningCase> cases,
        List<OpenStep> steps,
        List<String> timers) {

    public long count(Verdict verdict) {
        return cases.stream().filter(c -> c.is(verdict)).count();
    }

    /** Cases that have been through a step which the other version does not have. */
    public long passed() {
        return cases.stream().filter(c -> !c.passed().isEmpty()).count();
    }

    /** Hears how far a preview is. */
    public interface Watcher {

        /** So many cases have been tried, of so many. */
        void tried(int cases, int of);
    }
}
