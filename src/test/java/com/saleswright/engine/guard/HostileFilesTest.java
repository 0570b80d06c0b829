package com.saleswright.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.engine.LoopLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * One file for each kind of attack. Its first comment says whether it runs foreign code on an engine without a guard, and
 * which elements must be refused for which reason.
 */
class HostileFilesTest {

    private static final Path HOSTILE = Path.of("src/test/resources/hostile");
    private static final Path HARMLESS = Path.of("src/test/resources/harmless");
    private static final Pattern EXPECTED = Pattern.compile("([\\w-]*): (.+?)(?: -->|\",|$)");

    private static final LoggingSystem LOGGING = LoggingSystem.get(HostileFilesTest.class.getClassLoader());

    private final AllowedBeans beans = new AllowedBeans(new SampleBeans());
    private final FileCheck check = new FileCheck(new ExpressionCheck(beans), beans);

    /** The engine writes a page for each file that it does not like. */
    @BeforeAll
    static void silence() {
        LOGGING.setLogLevel("org.camunda", LogLevel.OFF);
    }

    @AfterAll
    static void speak() {
        LOGGING.setLogLevel("org.camunda", null);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesEveryOffendingElementWithReasonAndRemedy(Path file) {
        List<Problem> found = check.problems(file.getFileName().toString(), bytes(file));

        List<String[]> expected = expected(file);
        assertThat(found).as("problems").hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i).getMainElementId()).isIn(expected.get(i)[0], null);
            assertThat(found.get(i).getMessage()).contains(expected.get(i)[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void takesHarmlessFiles(Path file) {
        assertThat(check.problems(file.getFileName().toString(), bytes(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run.js",
                "run.groovy",
                "page.html",
                "case.cmmn",
                "old.bpmn20.xml",
                "UPPER.BPMN",
                "bpmn",
                "image.png"
            })
    void takesNoOtherFiles(String name) {
        assertThat(check.problems(name, new byte[0]).toString()).contains("Deploy .bpmn, .dmn, .form");
    }

    @Test
    void takesNoOversizedFiles() {
        String many = "<a>" + "<b/>".repeat(Allowed.ELEMENTS_PER_FILE) + "</a>";
        String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
        assertThat(check.problems("a.bpmn", new byte[Allowed.BYTES_PER_FILE + 1])
                        .toString())
                .contains("bytes");
        assertThat(check.problems("a.bpmn", many.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .contains("elements");
        assertThat(check.problems("a.bpmn", deep.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .contains("depth");
        assertThat(check.problems("a.form", "{".getBytes(StandardCharsets.UTF_8))
                        .toString())
                .contains("JSON");
    }

    @Test
    void readsNestedExpressionsUpToALimit() {
        assertThat(new ExpressionCheck(beans).problem(nested(50))).isEmpty();
        assertThat(new ExpressionCheck(beans).problem(nested(490)).orElseThrow())
                .contains("more than 50 brackets");
        String chained = "${" + "!".repeat(900) + "text}";
        assertThat(new ExpressionCheck(beans).problem(chained)).isEmpty();
        String choices = "${" + "a?b:".repeat(240) + "c}";
        assertThat(new ExpressionCheck(beans).problem(choices)).isEmpty();
    }

    private static String nested(int depth) {
        return "${" + "(".repeat(depth) + "text" + ")".repeat(depth) + "}";
    }

    @Test
    void theFilesAreHostileIndeed() {
        assertThat(singing(engine("unguarded")))
                .containsExactlyElementsOf(hostile()
                        .filter(f -> text(f).contains("runs when nobody looks"))
                        .map(f -> f.getFileName().toString())
                        .toList());
    }

    @Test
    void runsNothingEvenWhenAFileWasDeployedUnchecked() {
        ProcessEngineConfigurationImpl configuration = engine("unchecked");
        new GuardPlugin(check, beans, new ExpressionCheck(beans), LoopLimit.DEFAULT).preInit(configuration);
        configuration.setCustomPreDeployers(List.of());

        // The engine makes this class while it reads the diagram: only the check of files stands before it.
        assertThat(singing(configuration)).containsExactly("form-handler.bpmn");
    }

    private static ProcessEngineConfigurationImpl engine(String name) {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name);
        configuration.setBeans(
                new java.util.HashMap<>(Map.of("recordSample", new SampleBeans().getBean("recordSample"))));
        return configuration;
    }

    /** The files in which foreign code runs. */
    private static List<String> singing(ProcessEngineConfigurationImpl configuration) {
        ProcessEngine engine = configuration.buildProcessEngine();
        try {
            List<String> singing = new ArrayList<>();
            engine.getRepositoryService()
                    .createDeployment()
                    .addString("harmless.bpmn", text(HARMLESS.resolve("harmless.bpmn")))
                    .deploy();
            hostile().forEach(file -> {
                run(engine, file);
                if (Canary.sang()) {
                    singing.add(file.getFileName().toString());
                }
            });
            return singing;
        } finally {
            engine.close();
        }
    }

    private static void run(ProcessEngine engine, Path file) {
        String name = file.getFileName().toString();
        String key = name.substring(0, name.lastIndexOf('.'));
        RepositoryService repository = engine.getRepositoryService();
        quietly(() -> repository
                .createDeployment()
                .name("hostile")
                .addString(name, text(file))
                .deploy());
        Map<String, Object> variables = Map.of("text", "Ada");
        if (name.endsWith(".dmn")) {
            quietly(() -> engine.getDecisionService()
                    .evaluateDecisionByKey(key)
                    .variables(variables)
                    .evaluate());
        } else {
            quietly(() -> engine.getRuntimeService().startProcessInstanceByKey(key, variables));
            for (Job job : engine.getManagementService().createJobQuery().list()) {
                quietly(() -> engine.getManagementService().executeJob(job.getId()));
            }
            for (Task task : engine.getTaskService().createTaskQuery().list()) {
                quietly(() -> engine.getTaskService().complete(task.getId()));
            }
        }
        repository
                .createDeploymentQuery()
                .deploymentName("hostile")
                .list()
                .forEach(d -> repository.deleteDeployment(d.getId(), true, true, true));
    }

    /** Hostile files fail in many ways; what counts is the canary. */
    private static void quietly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException expected) {
            // See above.
        }
    }

    private static List<String[]> expected(Path file) {
        String first =
                text(file).substring(0, text(file).indexOf(file.toString().endsWith(".form") ? "\"id\"" : "-->") + 3);
        Matcher matcher = EXPECTED.matcher("");
        return first.replace("\\n", "\n")
                .lines()
                .skip(1)
                .map(matcher::reset)
                .filter(Matcher::find)
                .map(m -> new String[] {m.group(1), m.group(2)})
                .toList();
    }

    static Stream<Path> hostile() {
        return files(HOSTILE);
    }

    static Stream<Path> harmless() {
        return files(HARMLESS);
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
