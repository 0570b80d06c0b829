package com.saleswright.redesign;

import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.redesign.Outcomes.OfProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of the process redesign show: texts, rows for their tables, and values to start with. */
@Component
@Transactional(readOnly = true)
public class RedesignForms {

    private final Redesigns redesigns;
    private final Results results;
    private final Reviews reviews;
    private final RunningCases cases;
    private final RedesignEvents events;
    private final RedesignProcess process;
    private final People people;

    RedesignForms(
            Redesigns redesigns,
            Results results,
            Reviews reviews,
            RunningCases cases,
            RedesignEvents events,
            RedesignProcess process,
            People people) {
        this.redesigns = redesigns;
        this.results = results;
        this.reviews = reviews;
        this.cases = cases;
        this.events = events;
        this.process = process;
        this.people = people;
    }

    /** Everything that any of its forms shows. */
    public Map<String, Object> about(String number) {
        Redesign redesign = redesigns.get(number);
        Map<String, Object> shown = new HashMap<>();
        shown.put("number", number);
        shown.put("title", redesign.title());
        shown.put("whyText", redesign.reason());
        shown.put("processesText", "Processes of " + redesign.capability());
        shown.put("authorName", name(redesign.author()));
        shown.put("pageLink", "/redesigns/" + number);
        shown.put("compareLink", "/redesigns/" + number + "/compare");
        shown.put("replayLink", "/redesigns/" + number + "/replay");
        shown.put("migrationLink", "/redesigns/" + number + "/migration");
        shown.put("noteText", note(number));
        shown.put(
                "impact",
                reviews.impact(number).stream()
                        .map(l -> Map.of("topic", l.topic(), "text", (l.warns() ? "! " : "") + l.text()))
                        .toList());
        shown.put("compared", results.outcomes(number).map(RedesignForms::rows).orElse(List.of()));
        long older = redesign.deployment() == null ? 0 : cases.onOthers(redesign);
        long onIt = redesign.deployment() == null ? 0 : cases.on(redesign);
        shown.put(
                "olderCasesText",
                older == 1 ? "1 case runs on an older version." : older + " cases run on older versions.");
        shown.put("casesOnItText", onIt == 1 ? "1 case runs on it." : onIt + " cases run on it.");
        rollout(number, shown);
        return shown;
    }

    /** What is chosen already. */
    private void rollout(String number, Map<String, Object> shown) {
        boolean trial = Boolean.TRUE.equals(process.fact(number, RedesignProcess.ON_TRIAL));
        shown.put("rollout", trial ? "trial" : "all");
        if (trial) {
            shown.put("trialShare", process.fact(number, RedesignProcess.TRIAL_SHARE));
            shown.put("trialDays", process.fact(number, RedesignProcess.TRIAL_DAYS));
        }
    }

    private String note(String number) {
        return events.of(number).stream()
                .filter(e -> !e.reason().isEmpty() && e.kind() != RedesignEvent.Kind.PROPOSED)
                .reduce((one, later) -> later)
                .map(e -> e.by().equals(RedesignEvent.SYSTEM) ? e.reason() : name(e.by()) + ": " + e.reason())
                .orElse("");
    }

    private static List<Map<String, String>> rows(Outcomes comparison) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (OfProcess one : comparison.processes()) {
            rows.add(
                    row(one.process(), "Cases", one.before().text(), one.after().text()));
            TreeSet<String> ends = new TreeSet<>(one.before().ends().keySet());
            ends.addAll(one.after().ends().keySet());
            ends.forEach(end -> rows.add(row(
                    "", end, one.before().sharePercent(end) + " %", one.after().sharePercent(end) + " %")));
        }
        return rows;
    }

    private static Map<String, String> row(String process, String what, String before, String after) {
        return Map.of("process", process, "what", what, "before", before, "after", after);
    }

    private String name(String user) {
        return people.find(user).map(Employee::name).orElse(user);
    }
}
