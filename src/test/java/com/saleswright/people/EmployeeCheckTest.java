package com.saleswright.people;

import static com.saleswright.people.Sample.employee;
import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.people.PeopleRejected.Problem;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmployeeCheckTest {

    private final Employee left = employee("left", null).left();
    private final Organisation organisation = new Organisation(
            List.of(employee("rep", "manager"), employee("manager", "chief"), employee("chief", null), left),
            List.of());

    @Test
    void acceptsGoodData() {
        assertThat(fields(employee("new.rep", "manager", Roles.ALL.toArray(String[]::new))))
                .isEmpty();
        assertThat(fields(employee("rep", null))).isEmpty();
        assertThat(fields(left)).isEmpty();
    }

    @Test
    void refusesReportingLoops() {
        assertThat(fields(employee("chief", "rep"))).containsExactly("manager");
        assertThat(fields(employee("chief", "manager"))).containsExactly("manager");
        assertThat(fields(employee("chief", "chief"))).containsExactly("manager");
    }

    @Test
    void refusesUnknownAndFormerManagers() {
        assertThat(fields(employee("rep", "stranger"))).containsExactly("manager");
        assertThat(fields(employee("rep", "left"))).containsExactly("manager");
    }

    @Test
    void refusesUnknownRolesByName() {
        assertThat(problems(employee("rep", null, "sales-rep", "king")))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.field()).isEqualTo("roles");
                    assertThat(p.value()).isEqualTo("king");
                    assertThat(p.remedy()).contains("sales-rep, sales-manager");
                });
    }

    @Test
    void refusesEveryWrongFieldAtOnce() {
        Employee wrong = new Employee(
                "Bad Id",
                " ",
                "x".repeat(101),
                "nowhere",
                "atlantis",
                null,
                Set.of(),
                new BigDecimal("-1"),
                "xx",
                true);

        assertThat(fields(wrong))
                .containsExactly("userId", "firstName", "lastName", "email", "language", "sellingAuthority", "office");
    }

    @Test
    void refusesToDeactivateInPassing() {
        assertThat(fields(employee("rep", "manager").left())).containsExactly("active");
    }

    @Test
    void refusesMailHeaderTricks() {
        for (String email : List.of("a@b@c", "a@b\nBcc: c@d", "a b@c", "<a@b>", "a@b,c@d", "@b", "a@")) {
            Employee e =
                    new Employee("x", "A", "B", email, "sample-office", null, Set.of(), BigDecimal.ONE, "en", true);
            assertThat(fields(e)).as(email).containsExactly("email");
        }
    }

    @Test
    void refusesImpossibleOffices() {
        Office wrong = new Office("Bad Id", "", "Mars/Olympus", "XX-yy", LocalTime.of(17, 0), LocalTime.of(9, 0));

        assertThat(OfficeCheck.problems(wrong, new Holidays()))
                .extracting(Problem::field)
                .containsExactly("id", "name", "zone", "holidayRegion", "closes");
        assertThat(OfficeCheck.problems(Sample.office(), new Holidays())).isEmpty();
    }

    private List<String> fields(Employee e) {
        return problems(e).stream().map(Problem::field).toList();
    }

    private List<Problem> problems(Employee e) {
        return EmployeeCheck.problems(e, organisation, List.of(Sample.office()));
    }
}
