package com.saleswright.signing;

import com.saleswright.people.Employee;
import com.saleswright.people.OrgChart;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who answers for envelopes. */
@Component
class Owners {

    private final People people;
    private final OrgChart organisation;

    Owners(People people, OrgChart organisation) {
        this.people = people;
        this.organisation = organisation;
    }

    /** The owner; when that person has left, the superior, else an administrator. */
    Employee of(String owner) {
        return people.find(owner)
                .filter(Employee::active)
                .or(() -> superior(owner))
                .or(() -> people.withRole(Roles.CAMUNDA_ADMIN).stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("Nobody is there to answer for envelopes of " + owner));
    }

    /** Who hears when the owner does nothing; empty at the top. */
    Optional<Employee> superior(String owner) {
        return people.find(owner).flatMap(e -> organisation.superiorOf(e.userId()));
    }

    /** Name for pages and sentences. */
    String name(String person) {
        return people.find(person).map(Employee::name).orElse(person);
    }

    /** Whether somebody works here. */
    boolean worksHere(String user) {
        return people.find(user).filter(Employee::active).isPresent();
    }
}
