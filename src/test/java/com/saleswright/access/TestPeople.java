package com.saleswright.access;

import com.saleswright.people.Employee;
import com.saleswright.people.Office;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Set;

/** One employee for each role, able to log in. */
final class TestPeople {

    static final String PASSWORD = "correct horse battery";

    private final People people;
    private final Accounts accounts;

    TestPeople(People people, Accounts accounts) {
        this.people = people;
        this.accounts = accounts;
    }

    static String userOf(String role) {
        return "access." + role.replace('-', '.');
    }

    void join() {
        Roles.ALL.forEach(role -> join(userOf(role), role));
    }

    void join(String userId, String role) {
        if (people.offices().stream().noneMatch(o -> o.id().equals("access"))) {
            people.saveOffice(
                    new Office("access", "Access", "Europe/Berlin", "DE-hh", LocalTime.of(9, 0), LocalTime.of(17, 0)));
        }
        people.save(new Employee(
                userId,
                "Access",
                "Test",
                userId + "@saleswright.example",
                "access",
                null,
                Set.of(role),
                BigDecimal.ZERO,
                "en",
                true));
        if (!accounts.canLogIn(userId)) {
            accounts.setPassword(userId, PASSWORD);
        }
    }
}
