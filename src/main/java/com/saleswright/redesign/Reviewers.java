package com.saleswright.redesign;

import com.saleswright.people.Employee;
import com.saleswright.people.People;
import com.saleswright.people.Roles;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the second person: somebody who has written no part of a redesign and did not propose it. */
@Component
class Reviewers {

    private final Redesigns redesigns;
    private final RedesignEvents events;
    private final RedesignProcess process;
    private final People people;

    Reviewers(Redesigns redesigns, RedesignEvents events, RedesignProcess process, People people) {
        this.redesigns = redesigns;
        this.events = events;
        this.process = process;
        this.people = people;
    }

    /** Process owners, and when there is none, administrators. */
    List<Employee> of(String number) {
        List<Employee> owners = among(number, Roles.PROCESS_OWNER);
        return owners.isEmpty() ? administrators(number) : owners;
    }

    List<Employee> administrators(String number) {
        return among(number, Roles.CAMUNDA_ADMIN);
    }

    /** Who has the fewest reviews to do, or an administrator when no process owner can. */
    Optional<Employee> next(String number) {
        return of(number).stream().min(Comparator.comparing(e -> process.reviewsOf(e.userId())));
    }

    /** Process owners and administrators may, but nobody who has a part in it. */
    boolean mayReview(String number, String user) {
        return Stream.concat(among(number, Roles.PROCESS_OWNER).stream(), administrators(number).stream())
                .anyMatch(e -> e.userId().equals(user));
    }

    private List<Employee> among(String number, String role) {
        Set<String> writers = writers(number);
        return people.withRole(role).stream()
                .filter(e -> !writers.contains(e.userId()))
                .toList();
    }

    private Set<String> writers(String number) {
        Set<String> writers = new TreeSet<>();
        writers.add(redesigns.get(number).author());
        redesigns.files(number).stream()
                .flatMap(f -> Stream.ofNullable(f.savedBy()))
                .forEach(writers::add);
        events.of(number).stream()
                .filter(e -> e.kind() == RedesignEvent.Kind.PROPOSED)
                .forEach(e -> writers.add(e.by()));
        return writers;
    }
}
