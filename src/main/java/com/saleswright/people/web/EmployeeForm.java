package com.saleswright.people.web;

import com.saleswright.people.Employee;
import com.saleswright.people.PeopleRejected;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An employee as typed by somebody; a missing field is empty. */
record EmployeeForm(
        String userId,
        String firstName,
        String lastName,
        String email,
        String office,
        String manager,
        List<String> roles,
        String sellingAuthority,
        String language) {

    private static final int LONGEST_AMOUNT = 25;

    EmployeeForm(
            @Nullable String userId,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String office,
            @Nullable String manager,
            @Nullable List<String> roles,
            @Nullable String sellingAuthority,
            @Nullable String language) {
        this.userId = trimmed(userId);
        this.firstName = trimmed(firstName);
        this.lastName = trimmed(lastName);
        this.email = trimmed(email);
        this.office = trimmed(office);
        this.manager = trimmed(manager);
        this.roles = roles == null
                ? List.of()
                : roles.stream().filter(Objects::nonNull).toList();
        this.sellingAuthority = trimmed(sellingAuthority);
        this.language = trimmed(language);
    }

    static EmployeeForm empty() {
        return new EmployeeForm(null, null, null, null, null, null, null, "0", "en");
    }

    static EmployeeForm of(Employee e) {
        return new EmployeeForm(
                e.userId(),
                e.firstName(),
                e.lastName(),
                e.email(),
                e.office(),
                e.manager(),
                List.copyOf(e.roles()),
                e.sellingAuthority().toPlainString(),
                e.language());
    }

    EmployeeForm withUserId(String id) {
        return new EmployeeForm(id, firstName, lastName, email, office, manager, roles, sellingAuthority, language);
    }

    /**
     * Who the person is once it is saved: working here.
     *
     * @throws PeopleRejected when the amount is none
     */
    Employee employee() {
        return new Employee(
                userId,
                firstName,
                lastName,
                email,
                office,
                manager.isEmpty() ? null : manager,
                new HashSet<>(roles),
                amount(),
                language,
                true);
    }

    private BigDecimal amount() {
        try {
            if (sellingAuthority.length() <= LONGEST_AMOUNT && sellingAuthority.matches("-?[0-9.]+")) {
                return new BigDecimal(sellingAuthority);
            }
        } catch (NumberFormatException e) {
            throw noAmount();
        }
        throw noAmount();
    }

    private PeopleRejected noAmount() {
        return new PeopleRejected("sellingAuthority", sellingAuthority, "Give an amount in digits, like 25000 or 0.");
    }

    private static String trimmed(@Nullable String text) {
        return text == null ? "" : text.trim();
    }
}
