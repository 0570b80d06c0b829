package com.saleswright.access;

import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives all sample people the same password and shows them on the login page. */
@Component
@Profile("demo")
@Order(15)
class AccessDemo implements ApplicationRunner {

    static final String PASSWORD = "demo";

    private final People people;
    private final Accounts accounts;
    private final ManagementService management;

    AccessDemo(People people, Accounts accounts, ManagementService management) {
        this.people = people;
        this.accounts = accounts;
        this.management = management;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        management.setProperty(FirstAdministrator.DEMO_MARK, "true");
        active().stream()
                .map(Employee::userId)
                .filter(userId -> !accounts.canLogIn(userId))
                .forEach(userId -> accounts.store(userId, PASSWORD));
    }

    /** In the order of the roles, so that the first in the list is a sales rep. */
    List<Employee> active() {
        return people.all().stream()
                .filter(Employee::active)
                .sorted(Comparator.comparing(AccessDemo::firstRole)
                        .thenComparing(Employee::lastName, Comparator.reverseOrder()))
                .toList();
    }

    private static int firstRole(Employee employee) {
        return employee.roles().stream().mapToInt(Roles.ALL::indexOf).min().orElse(Roles.ALL.size());
    }
}
