package com.saleswright.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of what each step of a process costs the database, as it stands in {@code src/docs}. */
public final class StatementTable {

    private record Row(String step, SqlCount.Cost cost, String reason) {}

    /** The engine orders rows by random ids, so that a batch may fall into two. */
    private static final int SLACK = 3;

    private final String title;
    private final List<Row> rows = new ArrayList<>();

    public StatementTable(String title) {
        this.title = title;
    }

    /**
     * Does a step and notes what it cost.
     *
     * @param reason why it needs its statements and commits, as a sentence
     */
    public SqlCount.Cost step(String step, String reason, Runnable work) {
        SqlCount.Cost cost = SqlCount.of(work);
        rows.add(new Row(step, cost, reason));
        return cost;
    }

    public int statements() {
        return rows.stream().mapToInt(r -> r.cost().statements()).sum();
    }

    public int commits() {
        return rows.stream().mapToInt(r -> r.cost().commits()).sum();
    }

    /** The table as Markdown, with a line of sums. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# ").append(title).append("\n\n");
        text.append("| step | statements | round trips | commits | why |\n|---|---:|---:|---:|---|\n");
        rows.forEach(r -> text.append("| %s | %d | %d | %d | %s |%n"
                .formatted(
                        r.step(),
                        r.cost().statements(),
                        r.cost().roundTrips(),
                        r.cost().commits(),
                        r.reason())));
        text.append("| **all** | **%d** | **%d** | **%d** | |%n"
                .formatted(
                        statements(),
                        rows.stream().mapToInt(r -> r.cost().roundTrips()).sum(),
                        commits()));
        return text.toString();
    }

    /** One sentence for each step that costs more than this table, as {@link #markdown} wrote it, says. */
    public List<String> dearerThan(Path committed) {
        Map<String, String[]> known = new HashMap<>();
        for (String line : lines(committed)) {
            String[] cells = line.split("\\s*\\|\\s*", -1);
            if (cells.length > 5) {
                known.put(cells[1], cells);
            }
        }
        List<String> dearer = new ArrayList<>();
        for (Row row : rows) {
            String[] cells = known.get(row.step());
            if (cells == null) {
                dearer.add("%s is not in the table".formatted(row.step()));
                continue;
            }
            SqlCount.Cost cost = row.cost();
            if (cost.statements() > Integer.parseInt(cells[2])
                    || cost.roundTrips() > Integer.parseInt(cells[3]) + SLACK
                    || cost.commits() > Integer.parseInt(cells[4])) {
                dearer.add("%s costs %d statements, %d round trips, %d commits instead of %s, %s, %s: %s"
                        .formatted(
                                row.step(),
                                cost.statements(),
                                cost.roundTrips(),
                                cost.commits(),
                                cells[2],
                                cells[3],
                                cells[4],
                                cost.byStatement()));
            }
        }
        return dearer;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
