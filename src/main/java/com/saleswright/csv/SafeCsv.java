package com.saleswright.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * Writes CSV that spreadsheets show as text: a cell that they would run as a formula gets an apostrophe in front. It
 * begins with the mark by which they know UTF-8.
 */
public final class SafeCsv {

    private static final Pattern FORMULA = Pattern.compile("^[\\s\\p{Cntrl}]*[=+@\\-–—−＝＋－＠|%].*", Pattern.DOTALL);
    private static final Pattern CONTROL_FIRST = Pattern.compile("^[\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?");
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setQuoteMode(QuoteMode.ALL_NON_NULL).get();

    private final CSVPrinter printer;

    /**
     * The caller closes what it is written to.
     *
     * @throws UncheckedIOException as all methods, when it cannot be written
     */
    public SafeCsv(Appendable out) {
        try {
            out.append('\uFEFF');
            printer = new CSVPrinter(out, FORMAT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String write(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(new SafeCsv(text)::row);
        return text.toString();
    }

    public void row(List<String> cells) {
        try {
            printer.printRecord(cells.stream().map(SafeCsv::neutral).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String neutral(String cell) {
        boolean risky =
                FORMULA.matcher(cell).matches() || CONTROL_FIRST.matcher(cell).matches();
        return risky && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
