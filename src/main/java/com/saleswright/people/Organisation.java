package com.saleswright.people;

import com.saleswright.people.StandIn.Why;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everybody, and who is away on one day: the rules of who does whose work.
 *
 * <p>Every walk ends, even over data with loops in it, because it never takes a person twice.
 */
final class Organisation {

    private final Map<String, Employee> employees = new TreeMap<>();
    private final Map<String, Absence> absences = new HashMap<>();

    Organisation(Collection<Employee> employees, Collection<Absence> onTheDay) {
        employees.forEach(e -> this.employees.put(e.userId(), e));
        onTheDay.stream()
                .sorted(Comparator.comparingLong(Absence::id))
                .forEach(a -> absences.putIfAbsent(a.userId(), a));
    }

    Optional<Employee> find(@Nullable String userId) {
        return userId == null ? Optional.empty() : Optional.ofNullable(employees.get(userId));
    }

    private Employee get(String userId) {
        return find(userId).orElseThrow(() -> new NoSuchEmployee(userId));
    }

    /** Everybody above, nearest first, those who left included. */
    List<Employee> above(String userId) {
        Set<String> seen = new HashSet<>(Set.of(userId));
        return Stream.iterate(find(get(userId).manager()), Optional::isPresent, e -> e.flatMap(m -> find(m.manager())))
                .map(Optional::orElseThrow)
                .takeWhile(e -> seen.add(e.userId()))
                .toList();
    }

    /** The user id and those of everybody below, those who left included. */
    Set<String> withAllBelow(String userId) {
        Set<String> found = new HashSet<>(Set.of(userId));
        Deque<String> superiors = new ArrayDeque<>(found);
        while (!superiors.isEmpty()) {
            String superior = superiors.remove();
            employees.values().stream()
                    .filter(e -> superior.equals(e.manager()))
                    .map(Employee::userId)
                    .filter(found::add)
                    .forEach(superiors::add);
        }
        return found;
    }

    boolean isAbove(String manager, String userId) {
        return above(userId).stream().anyMatch(e -> e.userId().equals(manager));
    }

    Optional<Employee> superiorOf(String userId) {
        return above(userId).stream().filter(Employee::active).findFirst();
    }

    /** See {@link OrgChart#holderOf}. */
    Optional<Employee> holderOf(String role, String requesterId) {
        Employee requester = get(requesterId);
        Predicate<Employee> holds =
                e -> e.active() && e.has(role) && !e.userId().equals(requesterId);
        Stream<Employee> line = above(requesterId).stream().filter(holds);
        Stream<Employee> ownSuperior = requester.has(role) ? superiorOf(requesterId).stream() : Stream.empty();
        Stream<Employee> sameOffice =
                employees.values().stream().filter(holds).filter(e -> e.office().equals(requester.office()));
        Stream<Employee> anybody = employees.values().stream().filter(holds);
        return Stream.of(line, ownSuperior, sameOffice, anybody).flatMap(s -> s).findFirst();
    }

    /** See {@link OrgChart#standIn}. */
    StandIn standIn(String personId, Set<String> never) {
        Employee person = get(personId);
        Why why = whyNot(person, never);
        if (why == Why.PRESENT) {
            return new StandIn(Optional.of(person), personId, why);
        }
        Optional<Employee> who = Stream.concat(Stream.of(person), above(personId).stream())
                .map(e -> presentOrSubstitute(e, never))
                .flatMap(Optional::stream)
                .findFirst();
        return new StandIn(who, personId, why);
    }

    private Why whyNot(Employee person, Set<String> never) {
        if (!person.active()) {
            return Why.LEFT;
        }
        if (never.contains(person.userId())) {
            return Why.SELF;
        }
        return absences.containsKey(person.userId()) ? Why.ABSENT : Why.PRESENT;
    }

    /**
     * The person, or the first present one of the chain of substitutes. The chain ends at somebody in {@code never}: a
     * substitute named by the requester would decide on the requester's behalf.
     */
    private Optional<Employee> presentOrSubstitute(Employee first, Set<String> never) {
        Set<String> seen = new HashSet<>();
        Optional<Employee> next = Optional.of(first);
        while (next.isPresent() && seen.add(next.orElseThrow().userId())) {
            Employee person = next.orElseThrow();
            Why why = whyNot(person, never);
            if (why == Why.PRESENT) {
                return next;
            }
            if (why != Why.ABSENT) {
                return Optional.empty();
            }
            next = find(Objects.requireNonNull(absences.get(person.userId())).substitute());
        }
        return Optional.empty();
    }
}
