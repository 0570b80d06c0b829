package com.saleswright.approvals;

import com.saleswright.people.Employee;
import com.saleswright.people.OrgChart;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.people.StandIn;
import com.saleswright.people.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the person for a seat, never the requester, and the time they have. Where nobody is found the approval
 * administrators decide.
 */
@Component
class Seating {

    static final String ADMINISTRATORS = "Approval administrators";

    private final People people;
    private final OrgChart orgChart;
    private final WorkingTime workingTime;
    private final ApprovalChainProcess process;
    private final Clock clock;

    Seating(People people, OrgChart orgChart, WorkingTime workingTime, ApprovalChainProcess process, Clock clock) {
        this.people = people;
        this.orgChart = orgChart;
        this.workingTime = workingTime;
        this.process = process;
        this.clock = clock;
    }

    /** Who decides in this role on a request, without the people that the work must not come back to. */
    Candidate forRole(String role, String requester, Set<String> passedOver) {
        boolean nextLevel = role.equals(Requirement.NEXT_LEVEL);
        Optional<Employee> holder = nextLevel ? orgChart.superiorOf(requester) : orgChart.holderOf(role, requester);
        return holder.map(h -> present(h, RoleNames.of(role) + " for " + name(requester), never(requester, passedOver)))
                .orElseGet(() -> nobody(
                        nextLevel
                                ? name(requester) + " has no superior"
                                : "Nobody else holds the role " + RoleNames.of(role)));
    }

    /** The superior of who did not answer, or of the person they stood in for. */
    Candidate superiorOf(Turn overdue, String requester, Set<String> passedOver) {
        String late = overdue.onBehalfOf() == null ? overdue.approver() : overdue.onBehalfOf();
        if (late == null) {
            return nobody("There is nobody above the approval administrators");
        }
        Set<String> never = never(requester, passedOver);
        never.add(late);
        if (overdue.approver() != null) {
            never.add(overdue.approver());
        }
        return orgChart.superiorOf(late)
                .map(s -> present(s, "Superior of " + name(late) + ", who has not decided in time", never))
                .orElseGet(() -> nobody("Nobody is above " + name(late) + ", who has not decided in time"));
    }

    /** The same person, or who stands in for them today. */
    Candidate today(Turn turn, String role, String requester, Set<String> passedOver) {
        String approver = turn.approver();
        if (approver == null) {
            return new Candidate(null, null, turn.why());
        }
        Optional<Employee> person = people.find(approver).filter(Employee::active);
        if (person.isEmpty() && turn.fromRole()) {
            return forRole(role, requester, passedOver);
        }
        Candidate today = present(people.get(approver), turn.why(), never(requester, passedOver));
        return approver.equals(today.approver()) ? new Candidate(approver, turn.onBehalfOf(), turn.why()) : today;
    }

    /** When to remind, and when the answer is due. */
    record Times(Instant remind, Instant due) {}

    /** The times of this role, in the working time of who is asked. */
    Times times(String role, Candidate candidate, String requester, Instant from) {
        String office = people.get(candidate.approver() == null ? requester : candidate.approver())
                .office();
        Instant due = workingTime.plusDays(from, process.dueDays(role), office);
        return new Times(workingTime.halfway(from, due, office), due);
    }

    /** The name of a person, or of the approval administrators. */
    String name(@Nullable String person) {
        return person == null
                ? ADMINISTRATORS
                : people.find(person).map(Employee::name).orElse(person);
    }

    boolean isAdministrator(String person) {
        return people.find(person)
                .filter(e -> e.active() && e.has(Roles.CAMUNDA_ADMIN))
                .isPresent();
    }

    boolean worksHere(String person) {
        return people.find(person).filter(Employee::active).isPresent();
    }

    private Candidate present(Employee person, String why, Set<String> never) {
        StandIn found = orgChart.standIn(person.userId(), never, LocalDate.now(clock));
        if (found.who().isEmpty()) {
            return nobody(why + ": " + person.name() + " is away, and so is everybody who could stand in");
        }
        Employee who = found.who().get();
        if (who.userId().equals(person.userId())) {
            return new Candidate(who.userId(), null, why);
        }
        return new Candidate(
                who.userId(),
                person.userId(),
                why + ", in place of " + person.name()
                        + switch (found.why()) {
                            case ABSENT -> ", who is away";
                            case LEFT -> ", who has left";
                            case SELF, PRESENT -> "";
                        });
    }

    private static Candidate nobody(String why) {
        return new Candidate(null, null, why + ", so the approval administrators decide");
    }

    private static Set<String> never(String requester, Set<String> passedOver) {
        Set<String> never = new HashSet<>(passedOver);
        never.add(requester);
        return never;
    }
}
