package com.saleswright.people;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works here, or did.
 *
 * @param userId login name: lower case letters, digits and dots
 * @param office id of the office
 * @param manager user id of the direct superior; null at the top
 * @param roles from {@link Roles}
 * @param sellingAuthority largest amount of a deal that the employee may sell without the next level; whole cents,
 *     never rounded up
 * @param language ISO 639 code, for example {@code en}
 * @param active false after leaving
 */
public record Employee(
        String userId,
        String firstName,
        String lastName,
        String email,
        String office,
        @Nullable String manager,
        Set<String> roles,
        BigDecimal sellingAuthority,
        String language,
        boolean active) {

    public Employee {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        sellingAuthority = sellingAuthority.setScale(2, RoundingMode.FLOOR);
    }

    /** First and last name. */
    public String name() {
        return firstName + " " + lastName;
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    Employee with(Set<String> newRoles) {
        return new Employee(
                userId, firstName, lastName, email, office, manager, newRoles, sellingAuthority, language, active);
    }

    Employee reportingTo(@Nullable String newManager) {
        return new Employee(
                userId, firstName, lastName, email, office, newManager, roles, sellingAuthority, language, active);
    }

    Employee left() {
        return new Employee(
                userId, firstName, lastName, email, office, manager, roles, sellingAuthority, language, false);
    }
}
