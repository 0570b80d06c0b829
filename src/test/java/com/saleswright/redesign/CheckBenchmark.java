package com.saleswright.redesign;

import com.saleswright.engine.Content;
import com.saleswright.engine.ContentSource;
import com.saleswright.testkit.SaleswrightTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Measures the check on our own content, and tells what it says of each file in {@code -Dcheck.folder} (several by commas) beside what an
 * engine said of it ({@code verdicts.csv}: file, verdict, problems). It judges nothing but that the check never fails.
 */
@Tag("benchmark")
@SaleswrightTest
class CheckBenchmark {

    private static final Logger log = LoggerFactory.getLogger(CheckBenchmark.class);
    private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|$)|([^,]*)(?:,|$)");

    @Autowired
    private ModelCheck check;

    /** What we ask beyond what an engine needs; other people's files ask something else, and know other steps. */
    private static final Set<String> HOUSE = Set.of(
            "GuardRefuses",
            "DecisionResultLost",
            "NeverSet",
            "NoDefaultFlow",
            "NoErrorCode",
            "NoForm",
            "NoFormBinding",
            "NoTimeToLive",
            "NobodyGetsTask",
            "NotYetSet",
            "NothingExecutable",
            "UncaughtError",
            "UnknownDecision",
            "UnknownForm",
            "UnknownGroup",
            "UnknownMessage",
            "UnknownProcess",
            "UnknownStep");

    private record Verdict(String engine, String problems) {}

    private record Checked(String file, Verdict verdict, List<Finding> findings, double millis) {

        String ours() {
            return findings.stream().anyMatch(f -> f.isError() && !HOUSE.contains(f.rule())) ? "errors" : "no errors";
        }

        String kind() {
            String rules = findings.stream()
                    .filter(f -> f.isError() && !HOUSE.contains(f.rule()))
                    .map(Finding::rule)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" "));
            return verdict.engine().equals("rejected")
                    ? verdict.problems()
                            .replaceAll("'[^']*'|\\$\\{.*?}|\"[^\"]*\"|\\d+", "…")
                            .replaceAll("(?s)[|;].*", "")
                    : rules;
        }
    }

    @Test
    void timesOurContent() {
        Content all = ContentSource.in(Path.of(""));
        log.info("| content | files | median ms | p95 ms | max ms |");
        time("everything", all);
        all.named(".bpmn")
                .forEach(file -> time(file, Content.of(Map.of(file, all.files().get(file)))));
        all.capabilities().forEach((name, files) -> time("all of " + name, Content.of(files)));
        timeRules(all);
    }

    private void time(String name, Content content) {
        log.info("| {} | {} | {} |", name, content.files().size(), Times.of(() -> check.check(content)));
    }

    private void timeRules(Content all) {
        Map<String, Double> times = new TreeMap<>();
        for (int round = 0; round < 20; round++) {
            check.times(all).forEach((rule, nanos) -> times.merge(rule, nanos / 20e6, Double::sum));
        }
        times.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(8)
                .forEach(e -> log.info("| {} | {} ms |", e.getKey(), number(e.getValue())));
    }

    @Test
    void tellsWhatItFindsInAFolder() throws IOException {
        for (String folder :
                System.getProperty("check.folder", "src/test/resources/hostile").split(",")) {
            check(Path.of(folder));
        }
    }

    private void check(Path folder) throws IOException {
        Map<String, Verdict> verdicts = verdicts(folder);
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(f -> f.toString().matches(".*\\.(bpmn|dmn|form|bpmn20\\.xml)"))
                    .sorted()
                    .toList();
        }
        List<Checked> checked = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            checked.clear();
            for (Path file : files) {
                String name = folder.relativize(file).toString();
                Content content = Content.of(Map.of(
                        "processes/samples/" + file.getFileName().toString().replace(".bpmn20.xml", ".bpmn"),
                        Files.readAllBytes(file)));
                long start = System.nanoTime();
                List<Finding> findings = check.check(content);
                checked.add(new Checked(
                        name,
                        verdicts.getOrDefault(name, new Verdict("unknown", "")),
                        findings,
                        (System.nanoTime() - start) / 1e6));
            }
        }
        tell(folder, checked);
    }

    private static void tell(Path folder, List<Checked> checked) {
        log.info("## {}: {} files", folder.getFileName(), checked.size());
        log.info("| engine | ours: errors besides house rules | ours: none |");
        grouped(checked, c -> c.verdict().engine()).forEach((engine, files) -> {
            long errors = files.stream().filter(c -> c.ours().equals("errors")).count();
            log.info("| {} | {} | {} |", engine, errors, files.size() - errors);
        });
        log.info(
                "median, p95, max ms: | {} |",
                Times.of(checked.stream().mapToDouble(Checked::millis).toArray()));
        Map<String, List<Finding>> byRule = new TreeMap<>();
        checked.forEach(c -> c.findings().forEach(f -> byRule.computeIfAbsent(f.rule(), r -> new ArrayList<>())
                .add(f)));
        log.info("| rule | findings | files | example |");
        byRule.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
                .forEach(e -> log.info(
                        "| {} | {} | {} | {} |",
                        e.getKey(),
                        e.getValue().size(),
                        e.getValue().stream().map(Finding::file).distinct().count(),
                        e.getValue().get(0).message()));
        log.info("Rejected by the engine, no error by us:");
        kinds(checked, "rejected", "no errors");
        log.info("Deployed by the engine, errors by us (the rules that say so):");
        kinds(checked, "deployed", "errors");
        grouped(
                        checked,
                        c -> c.file().contains("/")
                                ? c.file().substring(0, c.file().indexOf('/'))
                                : "")
                .forEach((part, files) -> log.info(
                        "{}: {}",
                        part,
                        files.stream()
                                .map(c -> c.file().substring(c.file().lastIndexOf('/') + 1) + " "
                                        + c.findings().stream()
                                                .map(Finding::rule)
                                                .distinct()
                                                .sorted()
                                                .toList())
                                .collect(Collectors.joining("; "))));
    }

    private static void kinds(List<Checked> checked, String engine, String ours) {
        grouped(
                        checked.stream()
                                .filter(c -> c.verdict().engine().equals(engine)
                                        && c.ours().equals(ours))
                                .toList(),
                        Checked::kind)
                .entrySet()
                .stream()
                .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
                .forEach(e -> log.info(
                        "| {} | {} | {} |",
                        e.getValue().size(),
                        e.getKey(),
                        e.getValue().get(0).file()));
    }

    private static Map<String, List<Checked>> grouped(List<Checked> checked, Function<Checked, String> by) {
        return checked.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static Map<String, Verdict> verdicts(Path folder) throws IOException {
        Map<String, Verdict> verdicts = new HashMap<>();
        Path csv = folder.resolve("verdicts.csv");
        if (Files.exists(csv)) {
            List<String> lines = Files.readAllLines(csv);
            List<String> names = cells(lines.get(0));
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = cells(line);
                if (cells.size() >= names.size()) {
                    verdicts.put(
                            cells.get(names.indexOf("file")),
                            new Verdict(
                                    cells.get(names.indexOf("engine_verdict")),
                                    cells.get(names.indexOf("first_problems"))));
                }
            }
        }
        return verdicts;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(line);
        while (cell.find()) {
            cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
        }
        return cells;
    }
}
