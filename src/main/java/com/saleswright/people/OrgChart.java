package com.saleswright.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the people for the work: superiors, holders of roles, stand-ins. */
@Component
@Transactional(readOnly = true)
public class OrgChart {

    private final EmployeeRepository employees;
    private final AbsenceRepository absences;

    OrgChart(EmployeeRepository employees, AbsenceRepository absences) {
        this.employees = employees;
        this.absences = absences;
    }

    /**
     * The first active one up the reporting line; empty at the top.
     *
     * @throws NoSuchEmployee when nobody has the user id
     */
    public Optional<Employee> superiorOf(String userId) {
        return organisation().superiorOf(userId);
    }

    /**
     * Who acts in a role for a requester: the nearest one above the requester who holds it; for a requester who holds
     * the role with nobody above holding it, the superior; else a holder in the requester's office; else any holder.
     * Among equals the first by user id. Never the requester, never somebody who left; possibly somebody who is away:
     * {@link #standIn} decides who gets the work then.
     *
     * @throws NoSuchEmployee when nobody has the requester's user id
     */
    public Optional<Employee> holderOf(String role, String requesterId) {
        return organisation().holderOf(role, requesterId);
    }

    /**
     * Who gets the work that is meant for a person on a day: the person; else, when the person is away, the first
     * present one along the chain of substitutes; else the same for each superior up the line. A chain ends where it
     * comes back to somebody, or meets somebody in {@code never} or who left: a substitute whom a requester named may
     * not decide in the requester's stead.
     *
     * @param never user ids of those who may not have it in any case, above all the requester
     * @return with {@code who} active, present, and not in {@code never}, or empty
     * @throws NoSuchEmployee when nobody has the person's user id
     */
    public StandIn standIn(String personId, Set<String> never, LocalDate on) {
        return new Organisation(employees.all(), absences.on(on)).standIn(personId, never);
    }

    private Organisation organisation() {
        return new Organisation(employees.all(), List.of());
    }
}
