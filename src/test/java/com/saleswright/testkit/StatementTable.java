package com.saleswright.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table of what each step of a process costs the database, as it stands in {@code src/docs}. */
public final class StatementTable {

    private record Row(String step, SqlCount.Cost cost, String reason) {}

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

    public void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
