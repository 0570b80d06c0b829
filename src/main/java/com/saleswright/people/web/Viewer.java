package com.saleswright.people.web;

import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.PeopleRejected;
import com.saleswright.people.Roles;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/**
 * The person at the page and what they may do here.
 *
 * @param editor may change employees, and everybody's absences
 * @param administrator may besides make and unmake administrators
 */
record Viewer(String userId, boolean editor, boolean administrator) {

    static Viewer of(Authentication login) {
        boolean administrator = has(login, Roles.CAMUNDA_ADMIN);
        return new Viewer(login.getName(), administrator || has(login, Roles.HR), administrator);
    }

    void requireEditor() {
        if (!editor) {
            throw new AccessDeniedException("Only hr and camunda-admin change employees");
        }
    }

    /** Who could make administrators could do everything that administrators can. */
    void requireMayChange(Optional<Employee> before, Employee after) {
        requireEditor();
        boolean was = before.filter(Employee::active)
                .map(e -> e.has(Roles.CAMUNDA_ADMIN))
                .orElse(false);
        boolean will = after.active() && after.has(Roles.CAMUNDA_ADMIN);
        if (was != will && !administrator) {
            throw new PeopleRejected(
                    "roles", Roles.CAMUNDA_ADMIN, "Only an administrator may grant or withdraw this role. Ask one.");
        }
    }

    void requireMayRemove(Employee leaver) {
        requireEditor();
        if (leaver.has(Roles.CAMUNDA_ADMIN) && !administrator) {
            throw new AccessDeniedException("Only an administrator lets an administrator leave");
        }
    }

    /** Employees plan their own absences, superiors those of their line, editors everybody's. */
    boolean mayPlanFor(String employee, People people) {
        return editor
                || userId.equals(employee)
                || (people.find(employee).isPresent() && people.isAbove(userId, employee));
    }

    void requireMayPlanFor(String employee, People people) {
        if (!mayPlanFor(employee, people)) {
            throw new AccessDeniedException("Absences are planned by oneself, the superiors, or hr");
        }
    }

    private static boolean has(Authentication login, String role) {
        return login.getAuthorities().stream().anyMatch(a -> ("ROLE_" + role).equals(a.getAuthority()));
    }
}
