package com.saleswright.contracts;

import com.saleswright.mail.Message;
import com.saleswright.mail.Outbox;
import com.saleswright.people.Employee;
import com.saleswright.people.OrgChart;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells our people by mail how a contract stands. What customers get is the signing's business. */
@Component
class ContractMails {

    private final Outbox outbox;
    private final People people;
    private final OrgChart chart;

    ContractMails(Outbox outbox, People people, OrgChart chart) {
        this.outbox = outbox;
        this.people = people;
        this.chart = chart;
    }

    /**
     * Tells the rep and all contract administrators; once for each kind and version of the contract.
     *
     * @param news one sentence, which is also the subject
     */
    void tellRepAndAdministrators(Contract contract, String kind, String news, String reason) {
        Set<String> told = new HashSet<>();
        Stream.concat(Stream.of(people.get(contract.owner())), people.withRole(Roles.CONTRACT_ADMIN).stream())
                .filter(e -> told.add(e.userId()))
                .forEach(e -> send("news", kind, contract, e, Map.of("news", news, "reason", reason)));
    }

    void tellRep(Contract contract, String kind, String news, String reason) {
        send("news", kind, contract, people.get(contract.owner()), Map.of("news", news, "reason", reason));
    }

    void tellRole(Contract contract, String role, String kind, String news, String reason) {
        people.withRole(role).forEach(e -> send("news", kind, contract, e, Map.of("news", news, "reason", reason)));
    }

    void tell(Contract contract, String userId, String kind, String news, String reason) {
        send("news", kind, contract, people.get(userId), Map.of("news", news, "reason", reason));
    }

    /** Half of the time for a task has gone. @param task id of the task, so that each is told of once */
    void remind(Contract contract, String task, String taskName, Collection<String> users) {
        present(users).forEach(e -> send("reminder", "reminder/" + task, contract, e, Map.of("task", taskName)));
    }

    /** The time for a task has gone: those who have it are told, and whoever they report to. */
    void overdue(Contract contract, String task, String taskName, Collection<String> users) {
        Set<String> told = new HashSet<>();
        List<Employee> late = present(users).toList();
        String who = String.join(", ", late.stream().map(Employee::name).toList());
        Stream.concat(late.stream(), late.stream().flatMap(e -> chart.superiorOf(e.userId()).stream()))
                .filter(e -> told.add(e.userId()))
                .forEach(e -> send("overdue", "overdue/" + task, contract, e, Map.of("task", taskName, "who", who)));
    }

    private Stream<Employee> present(Collection<String> users) {
        return users.stream().flatMap(u -> people.find(u).stream()).filter(Employee::active);
    }

    private void send(String template, String kind, Contract contract, Employee to, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("number", contract.number());
        model.put("customer", contract.customerName());
        model.put("facts", facts(contract));
        outbox.send(new Message(
                "%s/%s/%d/%s".formatted(contract.number(), kind, contract.version(), to.userId()),
                "contracts/" + template,
                to.email(),
                to.name(),
                Locale.forLanguageTag(to.language()),
                model,
                contract.number()));
    }

    private Map<String, String> facts(Contract contract) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Contract", contract.number() + ", " + contract.agreement().title());
        facts.put("Customer", contract.customerName());
        facts.put("Amount", Amounts.text(contract.amount(), contract.origin().currency()));
        facts.put("Quote", contract.origin().quote());
        facts.put("Rep", people.get(contract.owner()).name());
        return facts;
    }
}
