package com.saleswright.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The content of a CSV file: UTF-8 with or without a byte order mark, comma or semicolon, quoted where needed.
 *
 * @param header column names in lower case, spaces and hyphens as underscores
 */
record CsvFile(List<String> header, List<Row> rows) {

    static final int MAX_ROWS = 200_000;
    private static final String REMEDY = " Save it as \"CSV UTF-8\" and choose that file.";

    /**
     * A row.
     *
     * @param line where it starts in the file, from 1
     * @param cells as many as the header has, unless the row is broken
     */
    record Row(long line, Map<String, Integer> columns, List<String> cells) {

        /** The cell without blanks around; empty when there is none. */
        String cell(String column) {
            Integer index = columns.get(column);
            return index == null || index >= cells.size()
                    ? ""
                    : cells.get(index).strip();
        }

        boolean isBroken() {
            return cells.size() != columns.size();
        }
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableFile when it is not such a file
     */
    static CsvFile read(byte[] bytes) {
        String text = decode(bytes);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return read(parser);
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableFile("A quotation mark is opened and not closed, or stands inside a cell: "
                    + e.getMessage() + ". Write a quotation mark inside a cell twice.");
        }
    }

    private static CsvFile read(CSVParser parser) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        var records = parser.iterator();
        long line = 1;
        while (records.hasNext()) {
            CSVRecord cells = records.next();
            if (!isEmpty(cells)) {
                if (columns.isEmpty()) {
                    columns.putAll(header(cells));
                } else {
                    rows.add(new Row(line, columns, cells.toList()));
                }
                if (rows.size() > MAX_ROWS) {
                    throw new UnreadableFile(
                            "The file has more than %,d rows. Split it, and import the parts one after the other."
                                    .formatted(MAX_ROWS));
                }
            }
            line = parser.getCurrentLineNumber() + 1;
        }
        if (columns.isEmpty()) {
            throw new UnreadableFile("The file is empty. Choose one with a header line and at least one row.");
        }
        return new CsvFile(List.copyOf(columns.keySet()), rows);
    }

    private static Map<String, Integer> header(CSVRecord cells) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        Set<String> twice = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
            if (columns.put(name.isEmpty() ? "column_" + (i + 1) : name, i) != null) {
                twice.add(name);
            }
        }
        if (!twice.isEmpty()) {
            throw new UnreadableFile("The header names a column twice: %s. Rename or remove one of them."
                    .formatted(String.join(", ", twice)));
        }
        return columns;
    }

    private static boolean isEmpty(CSVRecord cells) {
        return cells.stream().allMatch(String::isBlank);
    }

    private static String decode(byte[] bytes) {
        if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableFile("This is a workbook or an archive, not a CSV file." + REMEDY);
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            throw new UnreadableFile("This file is written in UTF-16." + REMEDY);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new UnreadableFile("This is not a text file." + REMEDY);
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableFile("This file is not written in UTF-8." + REMEDY);
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** The one that the header line has more of. */
    private static char delimiter(String text) {
        String header =
                text.lines().filter(l -> !l.isBlank()).findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        long semicolons = header.chars().filter(c -> c == ';').count();
        return semicolons > header.chars().filter(c -> c == ',').count() ? ';' : ',';
    }
}
