package com.saleswright.redesign;

import com.saleswright.mail.Message;
import com.saleswright.mail.Outbox;
import com.saleswright.people.Employee;
import com.saleswright.people.OrgChart;
import com.saleswright.people.People;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells authors and reviewers by mail how a redesign stands. */
@Component
class RedesignMails {

    private final Outbox outbox;
    private final People people;
    private final OrgChart chart;

    RedesignMails(Outbox outbox, People people, OrgChart chart) {
        this.outbox = outbox;
        this.people = people;
        this.chart = chart;
    }

    /** @param reviewer who has the task; the others may decide as well */
    void ask(Redesign redesign, int position, String reviewer, List<Employee> reviewers) {
        String name = people.get(reviewer).name();
        reviewers.forEach(e -> send(
                "review",
                "review/" + position,
                redesign,
                e,
                Map.of("mine", e.userId().equals(reviewer), "reviewer", name)));
    }

    /**
     * Tells somebody what has happened.
     *
     * @param occasion names what happened, once each
     * @param news one sentence without a full stop, which is also the subject
     */
    void tell(Redesign redesign, String user, String occasion, String news, String reason) {
        present(user).forEach(e -> send("news", occasion, redesign, e, Map.of("news", news, "reason", reason)));
    }

    /** Half of the time for a task has gone. @param task id of the task, so that each is told of once */
    void remind(Redesign redesign, String task, String taskName, String user) {
        present(user).forEach(e -> send("reminder", "reminder/" + task, redesign, e, Map.of("task", taskName)));
    }

    /** The time for a task has gone: who has it is told, and these others. */
    void overdue(Redesign redesign, String task, String taskName, String user, List<Employee> others) {
        Set<String> told = new HashSet<>();
        String who = people.get(user).name();
        Stream.concat(present(user), others.stream())
                .filter(e -> told.add(e.userId()))
                .forEach(e -> send("overdue", "overdue/" + task, redesign, e, Map.of("task", taskName, "who", who)));
    }

    List<Employee> superior(String user) {
        return chart.superiorOf(user).stream().toList();
    }

    private Stream<Employee> present(String user) {
        return people.find(user).stream().filter(Employee::active);
    }

    private void send(String template, String occasion, Redesign redesign, Employee to, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("number", redesign.number());
        model.put("title", redesign.title());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Redesign", redesign.number() + ", " + redesign.title());
        facts.put("Processes of", redesign.capability());
        facts.put("Why", redesign.reason());
        facts.put("Author", people.find(redesign.author()).map(Employee::name).orElse(redesign.author()));
        model.put("facts", facts);
        outbox.send(new Message(
                "%s/%s/%s".formatted(redesign.number(), occasion, to.userId()),
                "redesign/" + template,
                to.email(),
                to.name(),
                Locale.forLanguageTag(to.language()),
                model,
                redesign.number()));
    }
}
