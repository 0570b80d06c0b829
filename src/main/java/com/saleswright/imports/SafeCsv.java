package com.saleswright.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Writes CSV that spreadsheets show as text: a cell that they would run as a formula gets an apostrophe in front. */
final class SafeCsv {

    private static final Pattern FORMULA = Pattern.compile("^[\\s\\p{Cntrl}]*[=+@\\-–—−＝＋－＠|%].*", Pattern.DOTALL);
    private static final Pattern CONTROL_FIRST = Pattern.compile("^[\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?");

    private SafeCsv() {}

    static String write(List<List<String>> rows) {
        StringBuilder text = new StringBuilder("\uFEFF");
        CSVFormat format =
                CSVFormat.DEFAULT.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(SafeCsv::neutral).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static String neutral(String cell) {
        boolean risky =
                FORMULA.matcher(cell).matches() || CONTROL_FIRST.matcher(cell).matches();
        return risky && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
