package com.saleswright.people;

import com.saleswright.people.PeopleRejected.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be true of an employee before the data is saved. */
final class EmployeeCheck {

    private static final Pattern USER_ID = Pattern.compile("[a-z0-9.]{1,64}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]{1,189}");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final int AUTHORITY_DIGITS = 19;
    /** Would hide the person's page behind the page of the same address. */
    private static final String RESERVED = "new";

    private final Organisation organisation;
    private final List<Office> offices;
    private final List<Problem> problems = new ArrayList<>();

    private EmployeeCheck(Organisation organisation, List<Office> offices) {
        this.organisation = organisation;
        this.offices = offices;
    }

    static List<Problem> problems(Employee employee, Organisation organisation, List<Office> offices) {
        EmployeeCheck check = new EmployeeCheck(organisation, offices);
        check.person(employee);
        check.place(employee);
        check.manager(employee);
        check.activity(employee);
        return check.problems;
    }

    private void person(Employee e) {
        require(
                USER_ID.matcher(e.userId()).matches() && !e.userId().equals(RESERVED),
                "userId",
                e.userId(),
                "Use 1 to 64 lower case letters, digits and dots, other than 'new'.");
        name("firstName", e.firstName());
        name("lastName", e.lastName());
        require(EMAIL.matcher(e.email()).matches(), "email", e.email(), "Give one address, like name@example.com.");
        require(LANGUAGES.contains(e.language()), "language", e.language(), "Use a code of two letters, like en.");
        require(
                e.sellingAuthority().signum() >= 0 && e.sellingAuthority().precision() <= AUTHORITY_DIGITS,
                "sellingAuthority",
                e.sellingAuthority().toPlainString(),
                "Give an amount of 0 or more.");
    }

    private void name(String field, String name) {
        require(!name.isBlank() && name.length() <= 100, field, name, "Give a name of 1 to 100 characters.");
    }

    private void place(Employee e) {
        require(
                offices.stream().anyMatch(o -> o.id().equals(e.office())),
                "office",
                e.office(),
                "There is no such office. Use one of: "
                        + String.join(", ", offices.stream().map(Office::id).toList()) + ".");
        for (String role : e.roles()) {
            require(
                    Roles.ALL.contains(role),
                    "roles",
                    role,
                    "There is no such role. Use: " + String.join(", ", Roles.ALL) + ".");
        }
    }

    private void manager(Employee e) {
        if (e.manager() == null) {
            return;
        }
        Optional<Employee> manager = organisation.find(e.manager());
        if (e.manager().equals(e.userId())) {
            reject("manager", e.manager(), "Nobody reports to themselves. Name somebody else, or nobody.");
        } else if (manager.isEmpty()) {
            reject("manager", e.manager(), "Nobody has this user id. Add the manager first, or name somebody else.");
        } else if (e.active() && !manager.get().active()) {
            reject("manager", e.manager(), manager.get().name() + " has left. Name somebody who works here.");
        } else if (organisation.isAbove(e.userId(), e.manager())) {
            reject(
                    "manager",
                    e.manager(),
                    "%s reports to %s, directly or further down. Change that line first, or name somebody else."
                            .formatted(manager.get().name(), e.name()));
        }
    }

    private void activity(Employee e) {
        boolean leaves = !e.active()
                && organisation.find(e.userId()).map(Employee::active).orElse(false);
        require(!leaves, "active", "false", "Let the person leave instead, so that somebody takes over the reports.");
    }

    private void require(boolean right, String field, String value, String remedy) {
        if (!right) {
            reject(field, value, remedy);
        }
    }

    private void reject(String field, String value, String remedy) {
        problems.add(new Problem(field, value, remedy));
    }
}
