package com.saleswright.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which an employee is away.
 *
 * @param id 0 for one that is not planned yet
 * @param from first day away
 * @param to last day away
 * @param substitute user id of who takes over the work; null leaves it to the superior
 * @param reason for the people concerned, may be empty
 */
public record Absence(
        long id, String userId, LocalDate from, LocalDate to, @Nullable String substitute, String reason) {

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean overlaps(Absence other) {
        return !other.from.isAfter(to) && !other.to.isBefore(from);
    }
}
