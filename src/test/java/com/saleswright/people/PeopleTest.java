package com.saleswright.people;

import static com.saleswright.people.Sample.away;
import static com.saleswright.people.Sample.employee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.SaleswrightTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

@SaleswrightTest
@Transactional
@RecordApplicationEvents
class PeopleTest {

    @Autowired
    private People people;

    @Autowired
    private OrgChart orgChart;

    @Autowired
    private Absences absences;

    @Autowired
    private WorkingTime workingTime;

    @Autowired
    private ApplicationEvents events;

    @BeforeEach
    void hire() {
        people.saveOffice(Sample.office());
        people.save(employee("t.chief", null, Roles.SALES_VP));
        people.save(employee("t.manager", "t.chief", Roles.SALES_MANAGER, Roles.MENTOR));
        people.save(employee("t.rep", "t.manager", Roles.SALES_REP));
        people.save(employee("t.other", "t.manager", Roles.SALES_REP));
        events.clear();
    }

    @Test
    void keepsWhatWasSaved() {
        Employee changed = new Employee(
                "t.rep",
                "Zoë",
                "O'Hara-李",
                "zoe@example.com",
                "sample-office",
                "t.chief",
                Set.of(Roles.FINANCE, Roles.LEGAL),
                new BigDecimal("12500.5"),
                "de",
                true);

        people.save(changed);

        assertThat(people.get("t.rep")).isEqualTo(changed);
        assertThat(people.get("t.rep").sellingAuthority()).isEqualTo("12500.50");
        assertThat(people.all()).contains(changed);
        assertThat(events.stream(EmployeeChanged.class)).containsExactly(new EmployeeChanged("t.rep"));
    }

    @Test
    void findsPeopleByRoleAndLine() {
        assertThat(people.withRole(Roles.SALES_REP))
                .extracting(Employee::userId)
                .contains("t.rep", "t.other");
        assertThat(people.withRole(Roles.MENTOR))
                .filteredOn(e -> e.userId().equals("t.manager"))
                .singleElement()
                .extracting(Employee::roles)
                .isEqualTo(Set.of(Roles.MENTOR, Roles.SALES_MANAGER));
        assertThat(people.reportsOf("t.manager")).extracting(Employee::userId).containsExactly("t.other", "t.rep");
        assertThat(people.isAbove("t.chief", "t.rep")).isTrue();
        assertThat(people.isAbove("t.other", "t.rep")).isFalse();
        assertThat(people.find("t.nobody")).isEmpty();
        assertThatThrownBy(() -> people.get("t.nobody"))
                .isInstanceOf(NoSuchEmployee.class)
                .hasMessageContaining("t.nobody");
    }

    @Test
    void refusesLoopsAndChangesNothing() {
        assertThatThrownBy(() -> people.save(employee("t.chief", "t.rep", Roles.SALES_VP)))
                .isInstanceOfSatisfying(PeopleRejected.class, e -> assertThat(e.problems())
                        .extracting(PeopleRejected.Problem::field)
                        .containsExactly("manager"));

        assertThat(people.get("t.chief").manager()).isNull();
        assertThat(events.stream(EmployeeChanged.class)).isEmpty();
    }

    @Test
    void movesReportsToTheSuperiorWhenSomebodyLeaves() {
        people.leave("t.manager");
        people.leave("t.manager");

        assertThat(people.get("t.manager").active()).isFalse();
        assertThat(people.get("t.rep").manager()).isEqualTo("t.chief");
        assertThat(people.reportsOf("t.chief")).extracting(Employee::userId).containsExactly("t.other", "t.rep");
        assertThat(people.withRole(Roles.MENTOR)).extracting(Employee::userId).doesNotContain("t.manager");
        assertThat(events.stream(EmployeeLeft.class)).containsExactly(new EmployeeLeft("t.manager"));
        assertThat(events.stream(EmployeeChanged.class))
                .containsExactly(new EmployeeChanged("t.other"), new EmployeeChanged("t.rep"));
    }

    @Test
    void leavesReportsOfTheTopWithoutManager() {
        people.leave("t.chief");

        assertThat(people.get("t.manager").manager()).isNull();
    }

    @Test
    void takesBackSomebodyWhoLeft() {
        people.leave("t.rep");
        people.save(employee("t.rep", "t.manager", Roles.SALES_REP));

        assertThat(people.get("t.rep").active()).isTrue();
    }

    @Test
    void plansChangesAndCancelsAbsences() {
        Absence planned = absences.plan(away("t.manager", "t.rep"));

        assertThat(planned.id()).isPositive();
        assertThat(absences.of("t.manager")).containsExactly(planned);
        assertThat(absences.on(Sample.TODAY)).contains(planned);
        assertThat(absences.on(Sample.TODAY.plusDays(1))).doesNotContain(planned);
        assertThat(orgChart.standIn("t.manager", Set.of(), Sample.TODAY).who().map(Employee::userId))
                .contains("t.rep");
        assertThat(orgChart.standIn("t.manager", Set.of("t.rep"), Sample.TODAY)
                        .who()
                        .map(Employee::userId))
                .contains("t.chief");

        Absence longer = new Absence(planned.id(), "t.manager", Sample.TODAY, Sample.TODAY.plusDays(1), null, "Longer");
        absences.change(longer);
        assertThat(absences.get(planned.id())).isEqualTo(longer);

        absences.cancel(planned.id());
        assertThat(absences.of("t.manager")).isEmpty();
        assertThatThrownBy(() -> absences.cancel(planned.id())).isInstanceOf(NoSuchAbsence.class);
        assertThat(events.stream(AbsenceChanged.class)).hasSize(3);
    }

    @Test
    void refusesAbsencesThatCannotBe() {
        LocalDate day = Sample.TODAY;
        absences.plan(away("t.rep", null));
        people.leave("t.other");

        assertRefused("from", new Absence(0, "t.rep", day.minusDays(3), day, null, ""));
        assertRefused("to", new Absence(0, "t.rep", day.plusDays(3), day.plusDays(2), null, ""));
        assertRefused("to", new Absence(0, "t.rep", day.plusDays(3), day.plusYears(3), null, ""));
        assertRefused("from", new Absence(0, "t.rep", LocalDate.of(1999, 1, 1), day, null, ""));
        assertRefused("substitute", new Absence(0, "t.rep", day.plusDays(3), day.plusDays(3), "t.rep", ""));
        assertRefused("substitute", new Absence(0, "t.rep", day.plusDays(3), day.plusDays(3), "t.nobody", ""));
        assertRefused("substitute", new Absence(0, "t.rep", day.plusDays(3), day.plusDays(3), "t.other", ""));
        assertRefused("reason", new Absence(0, "t.rep", day.plusDays(3), day.plusDays(3), null, "x".repeat(201)));
        assertThatThrownBy(() -> absences.plan(away("t.nobody", null))).isInstanceOf(NoSuchEmployee.class);
    }

    @Test
    void findsHoldersOfRoles() {
        assertThat(orgChart.holderOf(Roles.SALES_MANAGER, "t.rep").map(Employee::userId))
                .contains("t.manager");
        assertThat(orgChart.superiorOf("t.rep").map(Employee::userId)).contains("t.manager");
    }

    @Test
    void reckonsWithTheOfficesHoursAndHolidays() {
        people.saveOffice(new Office(
                "sample-boston", "Boston", "America/New_York", "US-ma", LocalTime.of(9, 0), LocalTime.of(17, 0)));
        Instant fridayNoon = Instant.parse("2026-04-03T10:00:00Z");

        assertThat(people.office("sample-boston").opens()).isEqualTo(LocalTime.of(9, 0));
        assertThat(people.offices()).extracting(Office::id).contains("sample-boston", "sample-office");
        // Good Friday and Easter Monday are holidays in Hamburg.
        assertThat(workingTime.plusHours(fridayNoon, 1.5, "sample-office"))
                .isEqualTo(Instant.parse("2026-04-07T08:30:00Z"));
        assertThat(workingTime.plusHours(fridayNoon, 1.5, "sample-boston"))
                .isEqualTo(Instant.parse("2026-04-03T14:30:00Z"));
        assertThat(workingTime.plusDays(fridayNoon, 1, "sample-office"))
                .isEqualTo(Instant.parse("2026-04-07T15:00:00Z"));
        assertThat(workingTime.isWorking(LocalDate.of(2026, 4, 6), "sample-office"))
                .isFalse();
        assertThat(workingTime.between(fridayNoon, Instant.parse("2026-04-07T08:30:00Z"), "sample-office"))
                .isEqualTo(Duration.ofMinutes(90));
        assertThatThrownBy(() -> workingTime.isWorking(LocalDate.of(2026, 4, 6), "atlantis"))
                .isInstanceOf(NoSuchOffice.class)
                .hasMessageContaining("atlantis");
    }

    private void assertRefused(String field, Absence absence) {
        List<Absence> before = absences.of(absence.userId());
        assertThatThrownBy(() -> absences.plan(absence))
                .isInstanceOfSatisfying(PeopleRejected.class, e -> assertThat(e.problems())
                        .extracting(PeopleRejected.Problem::field)
                        .containsExactly(field));
        assertThat(absences.of(absence.userId())).isEqualTo(before);
    }
}
