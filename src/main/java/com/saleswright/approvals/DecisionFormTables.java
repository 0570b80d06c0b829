package com.saleswright.approvals;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows that decision forms show in their tables. */
final class DecisionFormTables {

    private DecisionFormTables() {}

    static Map<String, Object> of(SeatView seat) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("businessKey", seat.businessKey());
        shown.put("subject", seat.subject());
        shown.put("requesterName", seat.requesterName());
        shown.put("round", seat.round());
        shown.put("whyYou", seat.why());
        shown.put(
                "reasonRows",
                seat.reasons().stream().map(DecisionFormTables::reason).toList());
        shown.put(
                "figureRows",
                seat.figures().stream().map(DecisionFormTables::figure).toList());
        shown.put(
                "earlierRows",
                seat.earlier().stream().map(DecisionFormTables::said).toList());
        shown.put("changes", changes(seat));
        return shown;
    }

    private static Map<String, Object> reason(Reason reason) {
        return row("rule", reason.rule(), "reason", reason.text());
    }

    private static Map<String, Object> figure(SeatView.FigureLine figure) {
        String was = figure.was();
        Figure.Change change = figure.change();
        return row(
                "figure",
                figure.label() + (figure.judged() ? " *" : ""),
                "now",
                figure.text(),
                "before",
                was == null ? "" : was,
                "change",
                change == null ? "" : word(change));
    }

    private static Map<String, Object> said(SeatView.Said said) {
        String conditions = said.conditions().stream()
                .map(c -> c.label() + ": " + c.value())
                .collect(Collectors.joining(", "));
        return row(
                "when",
                said.at().toString().substring(0, 16).replace('T', ' '),
                "who",
                said.approverName() + " (" + said.role() + ")",
                "decision",
                said.kind().text() + (said.carried() ? ", carried over" : ""),
                "reason",
                conditions.isEmpty() ? said.reason() : said.reason() + " [" + conditions + "]");
    }

    /** One sentence on what has changed since this approver last decided; empty when they never did. */
    private static String changes(SeatView seat) {
        if (seat.lastDecided() == null) {
            return "";
        }
        List<SeatView.FigureLine> changed = seat.changed();
        if (changed.isEmpty()) {
            return "Nothing has changed since you last decided.";
        }
        return "Since you last decided: "
                + changed.stream()
                        .map(f ->
                                f.label() + " " + (f.was() == null ? "is new" : "was " + f.was()) + ", now " + f.text())
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String word(Figure.Change change) {
        return switch (change) {
            case SAME -> "as before";
            case BETTER -> "better";
            case WORSE -> "worse";
            case NEW -> "new";
        };
    }

    private static Map<String, Object> row(String... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(pairs[i], pairs[i + 1]);
        }
        return row;
    }
}
