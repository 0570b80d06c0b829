package com.saleswright.people;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Employees and absences for tests. */
public final class Sample {

    public static final LocalDate TODAY = LocalDate.of(2026, 3, 4);

    private Sample() {}

    public static Employee employee(String userId, @Nullable String manager, String... roles) {
        return new Employee(
                userId,
                userId.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + userId.substring(1),
                "Sample",
                userId + "@example.com",
                "sample-office",
                manager,
                Set.of(roles),
                BigDecimal.ZERO,
                "en",
                true);
    }

    public static Office office() {
        return office("sample-office");
    }

    public static Office office(String id) {
        return new Office(id, "Sample office", "Europe/Berlin", "DE-hh", LocalTime.of(9, 0), LocalTime.of(17, 0));
    }

    public static Absence away(String userId, @Nullable String substitute) {
        return new Absence(0, userId, TODAY, TODAY, substitute, "Holiday");
    }
}
