package com.saleswright.approvals;

import com.saleswright.people.Employee;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What every decision form shows about the approval itself: texts, and rows for its tables. */
final class DecisionFormTables {

    private DecisionFormTables() {}

    static Map<String, Object> of(SeatView seat, ZoneId zone) {
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH).withZone(zone);
        Map<String, Object> shown = new HashMap<>();
        shown.put("businessKey", seat.businessKey());
        shown.put("subject", seat.subject());
        shown.put("requesterName", seat.requesterName());
        shown.put("round", seat.round());
        shown.put("whyText", seat.why());
        shown.put(
                "reasonsText", seat.reasons().stream().map(r -> "- " + r.text()).collect(Collectors.joining("\n")));
        shown.put(
                "figures",
                seat.figures().stream().map(DecisionFormTables::figure).toList());
        shown.put(
                "changes",
                seat.changed().stream().map(DecisionFormTables::change).toList());
        shown.put(
                "decisions",
                seat.earlier().stream().map(s -> said(s, seat.round(), time)).toList());
        return shown;
    }

    /** A person as an option of a select field. */
    static Map<String, Object> option(Employee person) {
        String roles = person.roles().stream().map(RoleNames::of).collect(Collectors.joining(", "));
        return row("value", person.userId(), "label", person.name() + (roles.isEmpty() ? "" : " (" + roles + ")"));
    }

    private static Map<String, Object> figure(SeatView.FigureLine figure) {
        return row("label", figure.label(), "text", figure.text());
    }

    private static Map<String, Object> change(SeatView.FigureLine figure) {
        String before = figure.was();
        return row(
                "label",
                figure.label() + (figure.change() == Figure.Change.WORSE ? " (worse)" : ""),
                "before",
                before == null ? "not there" : before,
                "after",
                figure.text());
    }

    private static Map<String, Object> said(SeatView.Said said, int round, DateTimeFormatter time) {
        String conditions = said.conditions().stream()
                .map(c -> c.label() + ": " + c.value())
                .collect(Collectors.joining(", "));
        return row(
                "who",
                said.approverName() + " (" + said.role() + ")",
                "what",
                said.kind().text()
                        + (conditions.isEmpty() ? "" : ": " + conditions)
                        + (said.round() == round ? "" : ", round " + said.round())
                        + (said.carried() ? ", still holds" : ""),
                "why",
                said.reason(),
                "when",
                time.format(said.at()));
    }

    private static Map<String, Object> row(String... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(pairs[i], pairs[i + 1]);
        }
        return row;
    }
}
