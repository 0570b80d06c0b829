package com.saleswright.people;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Two offices and one employee for each role, so that a newcomer can play every part. */
@Component
@Profile("demo")
@Order(10)
class PeopleDemo implements ApplicationRunner {

    private static final String HAMBURG = "hamburg";
    private static final String BOSTON = "boston";

    private final People people;
    private final Absences absences;
    private final Clock clock;

    PeopleDemo(People people, Absences absences, Clock clock) {
        this.people = people;
        this.absences = absences;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!people.all().isEmpty()) {
            return;
        }
        LocalTime nine = LocalTime.of(9, 0);
        people.saveOffice(new Office(HAMBURG, "Hamburg", "Europe/Berlin", "DE-hh", nine, LocalTime.of(17, 30)));
        people.saveOffice(new Office(BOSTON, "Boston", "America/New_York", "US-ma", nine, LocalTime.of(17, 30)));

        join("vera", "Vera", "Solis", HAMBURG, null, Roles.SALES_VP, 2_000_000);
        join("dana", "Dana", "Whitfield", HAMBURG, "vera", Roles.SALES_DIRECTOR, 500_000);
        join("marc", "Marc", "Ostrander", HAMBURG, "dana", Roles.SALES_MANAGER, 150_000);
        join("rosa", "Rosa", "Lind", HAMBURG, "marc", Roles.SALES_REP, 50_000);
        join("ravi", "Ravi", "Anand", HAMBURG, "marc", Roles.SALES_REP, 20_000);
        join("felix", "Felix", "Brandt", HAMBURG, "vera", Roles.FINANCE, 0);
        join("lena", "Lena", "Hoang", HAMBURG, "vera", Roles.LEGAL, 0);
        join("carl", "Carl", "Jensen", HAMBURG, "vera", Roles.CONTRACT_ADMIN, 0);
        join("hana", "Hana", "Mori", HAMBURG, "vera", Roles.HR, 0);
        join("petra", "Petra", "Novak", HAMBURG, "vera", Roles.PROCESS_OWNER, 0);
        // What one process owner proposes, another one approves.
        join("paul", "Paul", "Okafor", BOSTON, "vera", Roles.PROCESS_OWNER, 0);
        join("admin", "Ada", "Min", HAMBURG, "vera", Roles.CAMUNDA_ADMIN, 0);
        join("rene", "Rene", "Dubois", BOSTON, "vera", Roles.RECRUITER, 0);
        join("tara", "Tara", "Singh", BOSTON, "vera", Roles.TRAINER, 0);
        join("milo", "Milo", "Petrov", BOSTON, "vera", Roles.MENTOR, 0);
        join("cora", "Cora", "Blake", BOSTON, "vera", Roles.CUSTOMER_SUCCESS, 0);
        join("sami", "Sami", "Haddad", BOSTON, "vera", Roles.SUPPORT, 0);
        join("colm", "Colm", "Byrne", BOSTON, "vera", Roles.COMPLIANCE, 0);

        LocalDate today = LocalDate.now(clock);
        absences.plan(new Absence(0, "sami", today, today.plusDays(6), "cora", "Holiday"));
    }

    private void join(
            String userId,
            String firstName,
            String lastName,
            String office,
            @Nullable String manager,
            String role,
            long sellingAuthority) {
        people.save(new Employee(
                userId,
                firstName,
                lastName,
                userId + "@saleswright.example",
                office,
                manager,
                Set.of(role),
                BigDecimal.valueOf(sellingAuthority),
                "en",
                true));
    }
}
