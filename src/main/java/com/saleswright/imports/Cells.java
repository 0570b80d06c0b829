package com.saleswright.imports;

import com.saleswright.imports.CsvFile.Row;
import com.saleswright.imports.Problem.Severity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one row as text, numbers, dates and names, and notes what is wrong with them. What it returns for a
 * wrong cell must not be used.
 */
final class Cells {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}([.,]\\d{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern FORMULA = Pattern.compile("[=+@\\-–].*");
    private static final DateTimeFormatter DOTTED =
            DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final Row row;
    private final List<Problem> problems = new ArrayList<>();

    Cells(Row row) {
        this.row = row;
    }

    List<Problem> problems() {
        return problems;
    }

    boolean wrong() {
        return problems.stream().anyMatch(Problem::blocks);
    }

    void error(String column, String reason, String remedy) {
        problems.add(Problem.error(row.line(), column, row.cell(column), reason, remedy));
    }

    void warn(String column, String reason, String remedy) {
        problems.add(Problem.warning(row.line(), column, row.cell(column), reason, remedy));
    }

    boolean has(String column) {
        return !row.cell(column).isEmpty();
    }

    /** A text that must be there; empty when wrong. */
    String text(String column, int maxLength) {
        String text = optionalText(column, maxLength);
        if (text == null) {
            if (!has(column)) {
                error(column, "The cell is empty.", "Fill it in.");
            }
            return "";
        }
        return text;
    }

    @Nullable
    String optionalText(String column, int maxLength) {
        String text = row.cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > maxLength) {
            error(
                    column,
                    "The text has %,d characters; %d are allowed.".formatted(text.length(), maxLength),
                    "Shorten it. Often a quotation mark is missing before this place.");
            return null;
        }
        if (CONTROL.matcher(text).find()) {
            error(column, "The text has a line break or another control character.", "Remove it.");
            return null;
        }
        if (FORMULA.matcher(text).matches()) {
            warn(
                    column,
                    "The text starts like a formula of a spreadsheet.",
                    "It is kept as text. Check where it comes from.");
        }
        return text;
    }

    /** An amount of 0 or more, with at most two decimals after a point or comma. */
    @Nullable
    BigDecimal amount(String column) {
        String text = row.cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            error(column, "This is not an amount.", "Write it like 1234.50, without currency or thousands separator.");
            return null;
        }
        BigDecimal amount = new BigDecimal(text.replace(',', '.')).setScale(2);
        if (amount.signum() < 0) {
            error(column, "The amount is negative.", "Write an amount of 0 or more.");
            return null;
        }
        return amount;
    }

    @Nullable
    Integer whole(String column, int min, int max) {
        String text = row.cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            error(
                    column,
                    "This is not a whole number from %d to %d.".formatted(min, max),
                    "Correct it or leave it empty.");
            return null;
        }
        return Integer.valueOf(text);
    }

    @Nullable
    LocalDate date(String column) {
        String text = row.cell(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return text.indexOf('.') > 0 ? LocalDate.parse(text, DOTTED) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            error(column, "This is not a date.", "Write year, month, day like 2026-12-24.");
            return null;
        }
    }

    /** One of the options, in any letter case; empty when wrong. */
    String oneOf(String column, List<String> options) {
        String text = row.cell(column);
        for (String option : options) {
            if (option.equalsIgnoreCase(text)) {
                return option;
            }
        }
        error(
                column,
                text.isEmpty() ? "The cell is empty." : "There is no such value.",
                "Write one of: " + String.join(", ", options) + ".");
        return "";
    }

    /** A known name as it is properly written; empty when missing or unknown, and then the row is wrong. */
    String name(String column, NameKind kind, Names names) {
        String text = text(column, 200);
        return text.isEmpty()
                ? ""
                : names.find(text).orElseGet(() -> {
                    problems.add(
                            Problem.unknownName(row.line(), Severity.ERROR, column, text, kind, names.similar(text)));
                    return "";
                });
    }

    /** A name from a list that is not complete: an unknown one is taken as it is written, with a warning. */
    @Nullable
    String looseName(String column, NameKind kind, Names names, int maxLength) {
        String text = optionalText(column, maxLength);
        return text == null
                ? null
                : names.find(text).orElseGet(() -> {
                    problems.add(
                            Problem.unknownName(row.line(), Severity.WARNING, column, text, kind, names.similar(text)));
                    return text;
                });
    }
}
