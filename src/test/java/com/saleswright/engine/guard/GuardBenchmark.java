package com.saleswright.engine.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Measures the guard beside the engine's own work, and tells what it says of the files in {@code -Dguard.folder}. It
 * judges nothing: times depend on the machine, the ratios hardly do.
 */
@Tag("benchmark")
class GuardBenchmark {

    private static final Logger log = LoggerFactory.getLogger(GuardBenchmark.class);
    private static final int ROUNDS = 300_000;

    private final AllowedBeans beans = new AllowedBeans(new SampleBeans());
    private final FileCheck check = new FileCheck(new ExpressionCheck(beans), beans);

    @Test
    void tellsWhatItRefusesInAFolder() throws IOException {
        Map<String, Integer> filesByReason = new TreeMap<>();
        int refused = 0;
        List<Path> files = files(Path.of(System.getProperty("guard.folder", "src/test/resources/hostile")));
        for (Path file : files) {
            String name = file.getFileName().toString().replace(".bpmn20.xml", ".bpmn");
            List<Problem> problems = check.problems(name, Files.readAllBytes(file));
            problems.stream()
                    .map(p -> p.getMessage().replaceAll("'[^']*'|\\$\\{.*\\}", "…"))
                    .map(m -> m.replaceAll("(calls|reads|bean|function|method) [\\w.]+", "$1 …"))
                    .distinct()
                    .forEach(reason -> filesByReason.merge(reason, 1, Integer::sum));
            refused += problems.isEmpty() ? 0 : 1;
            log.info("{}: {}", name, problems.isEmpty() ? "taken" : problems);
        }
        log.info("{} of {} files refused", refused, files.size());
        filesByReason.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(e -> log.info("{} files: {}", e.getValue(), e.getKey()));
    }

    @Test
    void timesDeployments() throws IOException {
        List<Path> files = files(Path.of("processes"));
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("benchmark");
        configuration.setJdbcUrl("jdbc:h2:mem:benchmark");
        ProcessEngine engine = configuration.buildProcessEngine();
        try {
            for (int round = 0; round < 10; round++) {
                long engineTime = 0;
                long guardTime = 0;
                for (Path file : files) {
                    byte[] bytes = Files.readAllBytes(file);
                    long start = System.nanoTime();
                    check.problems(file.toString(), bytes);
                    long between = System.nanoTime();
                    engine.getRepositoryService()
                            .createDeployment()
                            .addInputStream(file.toString(), Files.newInputStream(file))
                            .deploy();
                    guardTime += between - start;
                    engineTime += System.nanoTime() - between;
                }
                log.info("{} files: engine {} ms, guard {} ms", files.size(), engineTime / 1e6, guardTime / 1e6);
            }
        } finally {
            engine.close();
        }
    }

    @Test
    void timesExpressions() {
        var application = new GenericApplicationContext();
        application.registerBean("sampleTimes", SampleBeans.Times.class, SampleBeans.Times::new);
        application.refresh();
        var stock = new SpringExpressionManager(application);
        var guarded = new GuardedExpressions(beans, new ExpressionCheck(beans));
        for (String text : List.of(
                "${approved}",
                "${outcome == 'approved' || outcome == 'sentBack'}",
                "${line.total}",
                "${names.size()}",
                "${outcome.toLowerCase()}",
                "${sampleTimes.inDays(5)}")) {
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < 9; round++) {
                double one = time(stock, text);
                double other = time(guarded, text);
                ratios.add(other / one);
                if (round == 8) {
                    log.info("{}: stock {} ns, guarded {} ns", text, one, other);
                }
            }
            log.info(
                    "{}: median ratio {}",
                    text,
                    ratios.stream().sorted().toList().get(4));
        }
        application.close();
    }

    /** Nanoseconds for one evaluation. */
    private static double time(JuelExpressionManager expressions, String text) {
        var context = expressions.createElContext(Variables.fromMap(new HashMap<>(Map.of(
                        "approved", true, "outcome", "sentBack", "line", Map.of("total", 5), "names", List.of("a"))))
                .asVariableContext());
        var expression = expressions.createValueExpression(text);
        Supplier<Object> evaluation = () -> expression.getValue(context);
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            if (evaluation.get() == null) {
                throw new IllegalStateException(text);
            }
        }
        return (System.nanoTime() - start) / (double) ROUNDS;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().matches(".*\\.(bpmn|dmn|form|bpmn20\\.xml)"))
                    .sorted()
                    .toList();
        }
    }
}
