package com.saleswright.people;

import static com.saleswright.people.Sample.away;
import static com.saleswright.people.Sample.employee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.saleswright.people.StandIn.Why;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrganisationTest {

    private static final Set<String> NOBODY = Set.of();

    private final List<Employee> line = List.of(
            employee("rep", "manager", "sales-rep"),
            employee("colleague", "manager", "sales-rep"),
            employee("manager", "director", "sales-manager"),
            employee("director", "chief", "sales-director"),
            employee("chief", null, "sales-vp"));

    @Test
    void knowsTheLineUpwardNearestFirst() {
        Organisation organisation = organisation();

        assertThat(organisation.above("rep"))
                .extracting(Employee::userId)
                .containsExactly("manager", "director", "chief");
        assertThat(organisation.isAbove("chief", "rep")).isTrue();
        assertThat(organisation.isAbove("rep", "chief")).isFalse();
        assertThat(organisation.isAbove("rep", "rep")).isFalse();
        assertThat(organisation.withAllBelow("director"))
                .contains("director", "manager", "rep")
                .doesNotContain("chief");
        assertThat(organisation.withAllBelow("rep")).containsExactly("rep");
        assertThat(organisation.superiorOf("chief")).isEmpty();
        assertThatThrownBy(() -> organisation.superiorOf("stranger"))
                .isInstanceOf(NoSuchEmployee.class)
                .hasMessageContaining("stranger");
    }

    @Test
    void passesOverSuperiorsWhoLeft() {
        List<Employee> employees = new ArrayList<>(line);
        employees.set(2, line.get(2).left());

        assertThat(new Organisation(employees, List.of()).superiorOf("rep"))
                .get()
                .extracting(Employee::userId)
                .isEqualTo("director");
    }

    @Test
    void givesWorkToThePersonWhoIsPresent() {
        assertStandIn(organisation().standIn("manager", Set.of("rep")), "manager", Why.PRESENT);
    }

    @Test
    void followsSubstitutesUntilOneIsPresent() {
        Organisation organisation = organisation(away("manager", "colleague"), away("colleague", "rep"));

        assertStandIn(organisation.standIn("manager", NOBODY), "rep", Why.ABSENT);
    }

    @Test
    void goesToTheSuperiorWhenNobodySubstitutes() {
        assertStandIn(organisation(away("manager", null)).standIn("manager", NOBODY), "director", Why.ABSENT);
    }

    @Test
    void asksTheSubstituteOfAnAbsentSuperior() {
        Organisation organisation = organisation(away("manager", null), away("director", "colleague"));

        assertStandIn(organisation.standIn("manager", NOBODY), "colleague", Why.ABSENT);
    }

    @Test
    void leavesALoopOfSubstitutesUpward() {
        Organisation organisation =
                organisation(away("manager", "colleague"), away("colleague", "rep"), away("rep", "manager"));

        assertStandIn(organisation.standIn("manager", NOBODY), "director", Why.ABSENT);
    }

    @Test
    void neverLetsRequestersDecideAsSubstitutes() {
        Organisation organisation = organisation(away("manager", "rep"));

        assertStandIn(organisation.standIn("manager", Set.of("rep")), "director", Why.ABSENT);
    }

    @Test
    void neverLetsSubstitutesChosenByTheRequesterDecide() {
        Organisation organisation = organisation(away("manager", "rep"), away("rep", "colleague"));

        assertStandIn(organisation.standIn("manager", Set.of("rep")), "director", Why.ABSENT);
    }

    @Test
    void givesTheRequestersOwnWorkToTheSuperior() {
        assertStandIn(
                organisation(away("manager", "colleague")).standIn("manager", Set.of("manager")), "director", Why.SELF);
    }

    @Test
    void givesTheWorkOfSomebodyWhoLeftToTheSuperior() {
        List<Employee> employees = new ArrayList<>(line);
        employees.set(2, line.get(2).left());

        assertStandIn(
                new Organisation(employees, List.of(away("manager", "rep"))).standIn("manager", NOBODY),
                "director",
                Why.LEFT);
    }

    @Test
    void findsNobodyWhenTheWholeLineIsAway() {
        StandIn result = organisation(away("chief", null)).standIn("chief", NOBODY);

        assertThat(result.who()).isEmpty();
        assertThat(result.replaced()).isTrue();
    }

    @Test
    void findsHoldersInTheOwnLineThenTheOfficeThenAnywhere() {
        List<Employee> employees = new ArrayList<>(line);
        employees.add(elsewhere(employee("aa.manager", null, "sales-manager", "finance", "legal")));
        employees.add(employee("zz.finance", null, "finance"));
        employees.add(employee("yy.finance", null, "finance"));
        Organisation organisation = new Organisation(employees, List.of());

        assertThat(holder(organisation, "sales-manager", "rep")).isEqualTo("manager");
        assertThat(holder(organisation, "sales-vp", "rep")).isEqualTo("chief");
        assertThat(holder(organisation, "finance", "rep")).isEqualTo("yy.finance");
        assertThat(holder(organisation, "legal", "rep")).isEqualTo("aa.manager");
        assertThat(organisation.holderOf("trainer", "rep")).isEmpty();
    }

    @Test
    void asksTheSuperiorOfAHolderWhoIsTheRequester() {
        List<Employee> employees = new ArrayList<>(line);
        employees.add(employee("another.manager", null, "sales-manager"));

        assertThat(holder(new Organisation(employees, List.of()), "sales-manager", "manager"))
                .isEqualTo("director");
    }

    /** Any chart, loops and leavers included, any absences: the rule that protects every approval. */
    @Test
    void neverPicksRequestersAbsentOrFormerEmployeesAndAlwaysEnds() {
        for (int seed = 0; seed < 3000; seed++) {
            RandomCase random = new RandomCase(seed);
            String person = random.person();
            Set<String> never = random.people(3);
            String role = random.role();

            StandIn result = assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> random.organisation.standIn(person, never), "seed " + seed);
            var holder = random.organisation.holderOf(role, person);

            result.who().ifPresent(who -> {
                assertThat(never).as(random.toString()).doesNotContain(who.userId());
                assertThat(random.away).as(random.toString()).doesNotContain(who.userId());
                assertThat(who.active()).as(random.toString()).isTrue();
            });
            boolean free = random.mayWork(person, never);
            assertThat(result.replaced()).as(random.toString()).isEqualTo(!free);
            if (result.who().isEmpty()) {
                assertThat(random.organisation.above(person))
                        .as(random.toString())
                        .noneMatch(e -> random.mayWork(e.userId(), never));
            }
            holder.ifPresent(h -> {
                assertThat(h.userId()).as(random.toString()).isNotEqualTo(person);
                assertThat(h.active()).as(random.toString()).isTrue();
            });
        }
    }

    /** A random organisation; managers and substitutes may be anybody, themselves included. */
    private static final class RandomCase {

        private final Random random;
        private final int seed;
        private final List<Employee> employees;
        private final List<Absence> absences;
        private final Set<String> away;
        private final Organisation organisation;

        RandomCase(int seed) {
            this.seed = seed;
            random = new Random(seed);
            int size = 1 + random.nextInt(12);
            double leavers = random.nextDouble() * 0.5;
            double absentees = random.nextDouble();
            employees = IntStream.range(0, size)
                    .mapToObj(
                            i -> employee("p" + i, random.nextInt(4) == 0 ? null : "p" + random.nextInt(size), role()))
                    .map(e -> random.nextDouble() < leavers ? e.left() : e)
                    .map(e -> random.nextBoolean() ? elsewhere(e) : e)
                    .toList();
            absences = employees.stream()
                    .filter(e -> random.nextDouble() < absentees)
                    .map(e -> away(e.userId(), random.nextInt(5) == 0 ? null : person()))
                    .toList();
            away = absences.stream().map(Absence::userId).collect(Collectors.toSet());
            organisation = new Organisation(employees, absences);
        }

        String person() {
            return "p" + random.nextInt(employees.size());
        }

        String role() {
            return List.of("sales-rep", "sales-manager", "finance").get(random.nextInt(3));
        }

        Set<String> people(int most) {
            Set<String> people = new HashSet<>();
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                people.add(person());
            }
            return people;
        }

        boolean mayWork(String userId, Set<String> never) {
            return organisation.find(userId).orElseThrow().active()
                    && !away.contains(userId)
                    && !never.contains(userId);
        }

        @Override
        public String toString() {
            return "seed " + seed + ": " + employees + " " + absences;
        }
    }

    private Organisation organisation(Absence... absences) {
        return new Organisation(line, List.of(absences));
    }

    private static Employee elsewhere(Employee e) {
        return new Employee(
                e.userId(),
                e.firstName(),
                e.lastName(),
                e.email(),
                "elsewhere",
                e.manager(),
                e.roles(),
                BigDecimal.ONE,
                e.language(),
                e.active());
    }

    private static String holder(Organisation organisation, String role, String requester) {
        return organisation.holderOf(role, requester).orElseThrow().userId();
    }

    private static void assertStandIn(StandIn actual, String who, Why why) {
        assertThat(actual.who().map(Employee::userId)).contains(who);
        assertThat(actual.why()).isEqualTo(why);
    }
}
