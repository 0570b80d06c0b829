package com.saleswright.imports;

import com.saleswright.imports.CsvFile.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What importing a file would do, row by row.
 *
 * @param <T> what a row becomes
 */
record Plan<T>(List<PlannedRow<T>> rows) {

    enum State {
        NEW,
        CHANGED,
        UNCHANGED,
        WRONG
    }

    /** What a good row becomes, compared with what is there. */
    record Draft<T>(State state, T entity) {}

    /**
     * One row.
     *
     * @param key the cell that identifies it
     * @param entity null when the row is wrong
     */
    record PlannedRow<T>(long line, String key, State state, @Nullable T entity, List<Problem> problems) {}

    /**
     * Reads every row.
     *
     * @param keyColumn the column that identifies a row
     * @param reader reads one row; null when it has noted an error
     */
    static <T> Plan<T> of(CsvFile file, String keyColumn, Function<Cells, @Nullable Draft<T>> reader) {
        Map<String, List<Long>> lines = new HashMap<>();
        for (Row row : file.rows()) {
            lines.computeIfAbsent(Names.key(row.cell(keyColumn)), k -> new ArrayList<>())
                    .add(row.line());
        }
        List<PlannedRow<T>> rows = new ArrayList<>(file.rows().size());
        for (Row row : file.rows()) {
            String key = row.cell(keyColumn);
            Cells cells = new Cells(row);
            Draft<T> draft = null;
            List<Long> sameKey = lines.getOrDefault(Names.key(key), List.of());
            if (row.isBroken()) {
                cells.error(
                        "",
                        "The row has %d cells, the header has %d."
                                .formatted(row.cells().size(), row.columns().size()),
                        "Put cells that hold a comma or semicolon in quotation marks.");
            } else if (!key.isEmpty() && sameKey.size() > 1) {
                // Which of them is right is not ours to guess.
                cells.error(
                        keyColumn,
                        "Several rows of the file have this value: lines %s."
                                .formatted(String.join(
                                        ", ",
                                        sameKey.stream()
                                                .limit(5)
                                                .map(String::valueOf)
                                                .toList())),
                        "Keep one of them.");
            } else {
                draft = reader.apply(cells);
            }
            rows.add(
                    draft == null || cells.wrong()
                            ? new PlannedRow<>(row.line(), key, State.WRONG, null, cells.problems())
                            : new PlannedRow<>(row.line(), key, draft.state(), draft.entity(), cells.problems()));
        }
        return new Plan<>(rows);
    }

    int count(State state) {
        return (int) rows.stream().filter(r -> r.state() == state).count();
    }

    Stream<Problem> problems() {
        return rows.stream().flatMap(r -> r.problems().stream());
    }

    /** The keys of the rows that are not wrong. */
    List<String> goodKeys() {
        return rows.stream()
                .filter(r -> r.state() != State.WRONG)
                .map(PlannedRow::key)
                .toList();
    }

    /** What has to be written. */
    List<T> writes() {
        List<T> writes = new ArrayList<>();
        for (PlannedRow<T> row : rows) {
            T entity = row.entity();
            if (entity != null && row.state() != State.UNCHANGED) {
                writes.add(entity);
            }
        }
        return writes;
    }
}
