package com.saleswright.engine.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.model.bpmn.Bpmn;
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
    private static final int ROUNDS = 100_000;

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
        ProcessEngine engine = engine("deployments").buildProcessEngine();
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
        ProcessEngineConfigurationImpl configuration = engine("expressions");
        ProcessEngine engine = configuration.buildProcessEngine();
        try {
            engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance(
                            "waiting.bpmn",
                            Bpmn.createExecutableProcess("waiting")
                                    .camundaHistoryTimeToLive(1)
                                    .startEvent()
                                    .userTask()
                                    .done())
                    .deploy();
            String id = engine.getRuntimeService()
                    .startProcessInstanceByKey("waiting", Map.of("approved", true, "outcome", "sentBack", "days", 5))
                    .getId();
            configuration.getCommandExecutorTxRequired().execute(context -> {
                compare(
                        new SpringExpressionManager(application),
                        new GuardedExpressions(beans, new ExpressionCheck(beans)),
                        id);
                return null;
            });
        } finally {
            engine.close();
            application.close();
        }
    }

    private static void compare(ExpressionManager stock, ExpressionManager guarded, String execution) {
        for (String text : List.of(
                "${approved}",
                "${outcome == 'approved' || outcome == 'sentBack'}",
                "${execution.processInstanceId}",
                "${outcome.toLowerCase()}",
                "${sampleTimes.inDays(days)}")) {
            List<Double> ratios = new ArrayList<>();
            double one = 0;
            double other = 0;
            for (int round = 0; round < 20; round++) {
                one = time(stock, text, execution);
                other = time(guarded, text, execution);
                if (round >= 5) {
                    ratios.add(other / one);
                }
            }
            log.info(
                    "{}: {} ns, guarded {} ns, median ratio {}",
                    text,
                    Math.round(one),
                    Math.round(other),
                    ratios.stream().sorted().toList().get(ratios.size() / 2));
        }
    }

    /** Nanoseconds for one evaluation in a case. */
    private static double time(ExpressionManager expressions, String text, String id) {
        ExecutionEntity execution =
                Context.getCommandContext().getExecutionManager().findExecutionById(id);
        execution.setCachedElContext(null);
        var expression = expressions.createExpression(text);
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            if (expression.getValue(execution) == null) {
                throw new IllegalStateException(text);
            }
        }
        return (System.nanoTime() - start) / (double) ROUNDS;
    }

    private static ProcessEngineConfigurationImpl engine(String name) {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name);
        return configuration;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().matches(".*\\.(bpmn|dmn|form|bpmn20\\.xml)"))
                    .sorted()
                    .toList();
        }
    }
}
