package com.saleswright.people.web;

import com.saleswright.people.Absence;
import com.saleswright.people.PeopleRejected;
import com.saleswright.people.PeopleRejected.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An absence as typed by somebody; a missing field is empty. */
record AbsenceForm(String from, String to, String substitute, String reason) {

    AbsenceForm(@Nullable String from, @Nullable String to, @Nullable String substitute, @Nullable String reason) {
        this.from = trimmed(from);
        this.to = trimmed(to);
        this.substitute = trimmed(substitute);
        this.reason = trimmed(reason);
    }

    static AbsenceForm empty() {
        return new AbsenceForm(null, null, null, null);
    }

    static AbsenceForm of(Absence absence) {
        return new AbsenceForm(
                absence.from().toString(), absence.to().toString(), absence.substitute(), absence.reason());
    }

    /** Without a last day it is a single day. */
    Absence absence(long id, String userId) {
        List<Problem> problems = new ArrayList<>();
        Optional<LocalDate> first = day("from", from, problems);
        Optional<LocalDate> last = to.isEmpty() ? first : day("to", to, problems);
        if (first.isEmpty() || last.isEmpty()) {
            throw new PeopleRejected(problems);
        }
        return new Absence(id, userId, first.get(), last.get(), substitute.isEmpty() ? null : substitute, reason);
    }

    private static Optional<LocalDate> day(String field, String text, List<Problem> problems) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            problems.add(new Problem(field, text, "Give a day, like 2026-12-24."));
            return Optional.empty();
        }
    }

    private static String trimmed(@Nullable String text) {
        return text == null ? "" : text.trim();
    }
}
