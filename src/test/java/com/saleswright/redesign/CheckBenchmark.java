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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * Measures the check on our own content, and tells what it says of the files in {@code -Dcheck.folder} (several by
 * commas) beside what an engine said of them ({@code verdicts.csv}: file, verdict, problems): by rule, and each kind of
 * disagreement. It judges nothing but that the check never fails. Run by {@code ./mvnw test -Dtest=CheckBenchmark
 * -Dtest.groups=benchmark -Dtest.excluded-groups= -Dcheck.folder=FOLDER}.
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

    /** Rules of bpmnlint, each with those of ours that are about the same; the studio runs bpmnlint for the others. */
    private static final Map<String, Set<String>> LINT = Map.ofEntries(
            Map.entry("conditional-event", Set.of("BrokenExpression", "BrokenSchema")),
            Map.entry("end-event-required", Set.of("DeadEnd", "NoWayToEnd", "EngineRefuses")),
            Map.entry("event-sub-process-typed-start-event", Set.of("EngineRefuses")),
            Map.entry("global", Set.of("NoErrorCode", "NoMessage", "DuplicateId", "EngineRefuses")),
            Map.entry("label-required", Set.of("NoName")),
            Map.entry("link-event", Set.of("DeadEnd", "Unreachable", "EngineRefuses")),
            Map.entry("no-complex-gateway", Set.of("EngineRefuses")),
            Map.entry("no-disconnected", Set.of("DeadEnd", "Unreachable", "EngineRefuses")),
            Map.entry("no-duplicate-sequence-flows", Set.of("SameCondition", "ImplicitFork")),
            Map.entry("no-implicit-end", Set.of("DeadEnd")),
            Map.entry("no-implicit-split", Set.of("ImplicitFork")),
            Map.entry("no-implicit-start", Set.of("Unreachable", "EngineRefuses")),
            Map.entry("single-event-definition", Set.of("EngineRefuses")),
            Map.entry("start-event-required", Set.of("Unreachable", "EngineRefuses")));

    private static final Pattern ENGINES_ELEMENTS = Pattern.compile("\\[line [^;\\]]*; ([^\\]]*)]");

    private record Verdict(String engine, String problems, boolean classesAbsent) {}

    private record Checked(String file, Verdict verdict, List<Finding> findings, double millis) {

        boolean isRejected() {
            return verdict.engine().equals("rejected");
        }

        /** What is wrong by more than the rules of the house, or by any rule with an element that the engine names. */
        Set<String> faults() {
            Set<String> elements = new HashSet<>();
            Matcher matcher = ENGINES_ELEMENTS.matcher(verdict.problems());
            while (matcher.find()) {
                elements.addAll(List.of(matcher.group(1).split(",")));
            }
            return findings.stream()
                    .filter(f -> f.isError()
                            && (!HOUSE.contains(f.rule()) || isRejected() && elements.contains(f.elementId())))
                    .map(Finding::rule)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        String enginesWords() {
            String words = verdict.problems()
                    .replaceAll("'[^']*'|\\$\\{.*?}|\"[^\"]*\"|\\d+", "…")
                    .replaceAll("(?s) *(?:[|;\\[]|<-).*", "");
            return verdict.classesAbsent() ? "for want of the classes of its project: " + words : words;
        }

        String folder() {
            return file.substring(0, Math.max(0, file.indexOf('/')));
        }

        String name() {
            return file.substring(file.lastIndexOf('/') + 1);
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
                        verdicts.getOrDefault(name, new Verdict("unknown", "", false)),
                        findings,
                        (System.nanoTime() - start) / 1e6));
            }
        }
        tell(folder, checked);
    }

    private static void tell(Path folder, List<Checked> checked) {
        log.info("## {}: {} files", folder.getFileName(), checked.size());
        log.info(
                "median, p95, max ms: | {} |",
                Times.of(checked.stream().mapToDouble(Checked::millis).toArray()));
        tellAgreement(checked);
        tellRules(checked);
        if (checked.stream().anyMatch(c -> LINT.containsKey(c.folder()))) {
            tellLint(checked);
        }
    }

    private static void tellAgreement(List<Checked> checked) {
        log.info("| engine | errors here | none here |");
        grouped(checked, c -> c.verdict().engine()).forEach((engine, files) -> {
            long errors = files.stream().filter(c -> !c.faults().isEmpty()).count();
            log.info("| {} | {} | {} |", engine, errors, files.size() - errors);
        });
        log.info("| disagreement | files | why | example |");
        tellKinds(
                "rejected there, silent here",
                grouped(
                        checked.stream()
                                .filter(c -> c.isRejected() && c.faults().isEmpty())
                                .toList(),
                        Checked::enginesWords));
        Map<String, List<Checked>> byRule = new TreeMap<>();
        checked.stream().filter(c -> !c.isRejected()).forEach(c -> c.faults()
                .forEach(rule ->
                        byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(c)));
        tellKinds("accepted there, an error here", byRule);
    }

    private static void tellKinds(String direction, Map<String, List<Checked>> kinds) {
        kinds.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
                .forEach(e -> log.info(
                        "| {} | {} | {} | {} |",
                        direction,
                        e.getValue().size(),
                        e.getKey(),
                        e.getValue().get(0).file()));
    }

    private static void tellRules(List<Checked> checked) {
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
    }

    private static void tellLint(List<Checked> checked) {
        log.info("| lint rule | ours | found in invalid | silent in valid | not so |");
        grouped(checked, Checked::folder).forEach((rule, files) -> {
            Set<String> ours = LINT.getOrDefault(rule, Set.of());
            Map<Boolean, List<Checked>> byMeaning = files.stream()
                    .filter(c -> c.name().matches(".*(valid|correct).*"))
                    .collect(Collectors.partitioningBy(c -> c.name().matches(".*(invalid|incorrect).*")));
            List<Checked> missed = byMeaning.get(true).stream()
                    .filter(c -> c.findings().stream().noneMatch(f -> ours.contains(f.rule())))
                    .toList();
            List<Checked> beyond = byMeaning.get(false).stream()
                    .filter(c -> c.findings().stream().anyMatch(f -> ours.contains(f.rule())))
                    .toList();
            log.info(
                    "| {} | {} | {} of {} | {} of {} | {} |",
                    rule,
                    new TreeSet<>(ours),
                    byMeaning.get(true).size() - missed.size(),
                    byMeaning.get(true).size(),
                    byMeaning.get(false).size() - beyond.size(),
                    byMeaning.get(false).size(),
                    Stream.concat(missed.stream(), beyond.stream())
                            .map(Checked::name)
                            .toList());
        });
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
                                    cells.get(names.indexOf("first_problems")),
                                    names.contains("needs_extra_classes")
                                            && cells.get(names.indexOf("needs_extra_classes"))
                                                    .equals("yes")));
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
