package com.saleswright.surveys.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what somebody typed into a field. */
final class Typed {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private Typed() {}

    /** The day; null for an empty field, and for a wrong one, whose error is noted. */
    static @Nullable LocalDate date(Map<String, String> errors, String field, String text) {
        try {
            LocalDate day = text.isEmpty() ? null : LocalDate.parse(text);
            if (day == null || (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR)) {
                return day;
            }
            errors.put(
                    field,
                    "'%s' is out of reach. Give a day of the years %d to %d.".formatted(text, FIRST_YEAR, LAST_YEAR));
        } catch (DateTimeException e) {
            errors.put(field, "'%s' is no date. Give one like 2026-03-31, or leave it empty.".formatted(text));
        }
        return null;
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static String trimmed(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
