package com.saleswright.surveys;

import com.saleswright.people.Employee;
import com.saleswright.people.Roles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see of the results.
 *
 * @param readsAll answers about everybody
 * @param readsTeam answers about people below and about nobody
 * @param readsConcerns answers whose words point to misconduct
 * @param seesEverybody figures about each person
 * @param seesTeam figures about people below
 * @param below user ids of those below in the reporting line
 */
record ResultsViewer(
        String userId,
        boolean readsAll,
        boolean readsTeam,
        boolean readsConcerns,
        boolean seesEverybody,
        boolean seesTeam,
        Set<String> below) {

    static ResultsViewer of(String userId, List<Employee> everybody) {
        Optional<Employee> me = everybody.stream()
                .filter(e -> e.userId().equals(userId))
                .filter(Employee::active)
                .findFirst();
        boolean success = has(me, Roles.CUSTOMER_SUCCESS);
        boolean vp = has(me, Roles.SALES_VP);
        boolean director = has(me, Roles.SALES_DIRECTOR);
        boolean manager = has(me, Roles.SALES_MANAGER);
        return new ResultsViewer(
                userId,
                success || vp,
                director || manager,
                success || has(me, Roles.COMPLIANCE),
                success || vp || director,
                manager,
                below(userId, everybody));
    }

    /** Whether there are answers that they may read, and so search in. */
    boolean reads() {
        return readsAll || readsTeam || readsConcerns;
    }

    /** Others could tell an answer by the day on which its customer was asked. */
    boolean choosesDays() {
        return readsAll || readsTeam;
    }

    boolean sees(String person) {
        return !person.equals(userId) && (seesEverybody || (seesTeam && below.contains(person)));
    }

    private static boolean has(Optional<Employee> employee, String role) {
        return employee.filter(e -> e.has(role)).isPresent();
    }

    private static Set<String> below(String userId, List<Employee> everybody) {
        Map<String, String> managers = new HashMap<>();
        everybody.stream().filter(e -> e.manager() != null).forEach(e -> managers.put(e.userId(), e.manager()));
        Set<String> below = new HashSet<>();
        for (String person : managers.keySet()) {
            @Nullable String above = managers.get(person);
            // No line is longer than there are people, even if one were a circle.
            for (int i = 0; above != null && i < everybody.size(); i++) {
                if (above.equals(userId)) {
                    below.add(person);
                    break;
                }
                above = managers.get(above);
            }
        }
        return below;
    }
}
