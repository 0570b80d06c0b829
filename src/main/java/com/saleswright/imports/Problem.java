package com.saleswright.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong or doubtful in a file.
 *
 * @param line in the file, from 1; 0 for the file as a whole
 * @param field column name; empty when it is about the row
 * @param value what the cell holds, shortened
 * @param reason what is wrong, as a sentence
 * @param remedy what to do, as a sentence; may be empty
 * @param names what the value should have named, when it is an unknown name
 * @param suggestions known names like it, most alike first
 */
public record Problem(
        long line,
        Severity severity,
        String field,
        String value,
        String reason,
        String remedy,
        @Nullable NameKind names,
        List<String> suggestions) {

    /** How much it matters. */
    public enum Severity {
        /** The row is not imported. */
        ERROR,
        /** The row is imported as it is, and somebody should look at it. */
        WARNING,
        /** Good to know. */
        NOTICE
    }

    private static final int SHOWN = 100;

    static Problem error(long line, String field, String value, String reason, String remedy) {
        return new Problem(line, Severity.ERROR, field, shorten(value), reason, remedy, null, List.of());
    }

    static Problem warning(long line, String field, String value, String reason, String remedy) {
        return new Problem(line, Severity.WARNING, field, shorten(value), reason, remedy, null, List.of());
    }

    static Problem notice(String reason) {
        return new Problem(0, Severity.NOTICE, "", "", reason, "", null, List.of());
    }

    static Problem unknownName(
            long line, Severity severity, String field, String value, NameKind names, List<String> suggestions) {
        String reason = "%s is not a known %s.".formatted(shorten(value), label(names));
        String remedy = suggestions.isEmpty()
                ? "Correct it, add it first, or say once what it means."
                : "Did you mean %s? Say so once, or correct it.".formatted(String.join(" or ", suggestions));
        return new Problem(
                line,
                severity,
                field,
                shorten(value),
                shortenTo(500, reason),
                shortenTo(500, remedy),
                names,
                suggestions);
    }

    private static String label(NameKind names) {
        return switch (names) {
            case PRODUCT -> "product";
            case ACCOUNT -> "account";
            case AGENT -> "sales agent";
            case SECTOR -> "sector";
            case COUNTRY -> "country";
        };
    }

    /** Whether the row is left out because of it. */
    public boolean blocks() {
        return severity == Severity.ERROR;
    }

    private static String shorten(String value) {
        return shortenTo(SHOWN, value);
    }

    private static String shortenTo(int length, String text) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
