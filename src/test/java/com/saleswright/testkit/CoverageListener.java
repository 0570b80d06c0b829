package com.saleswright.testkit;

import com.saleswright.engine.Content;
import com.saleswright.engine.ContentSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.util.ClassUtils;

/**
 * Reads from the engine's history, after each test, which flow nodes and decision rows it passed, and writes
 * {@code target/coverage.txt} (or {@code coverage-postgresql.txt}) after each test class.
 */
public class CoverageListener implements TestExecutionListener {

    private static final Coverage PASSED = new Coverage();
    private static final Set<String> SEEN = new TreeSet<>();

    @Override
    public void beforeTestClass(TestContext test) {
        synchronized (PASSED) {
            SEEN.add(outermost(test.getTestClass()).getName());
        }
    }

    /** Before the test's own cleaning up, which may delete history. */
    @Override
    public void afterTestExecution(TestContext test) {
        JdbcClient jdbc = test.getApplicationContext().getBean(JdbcClient.class);
        synchronized (PASSED) {
            jdbc.sql("SELECT DISTINCT PROC_DEF_KEY_, ACT_ID_ FROM ACT_HI_ACTINST")
                    .query((RowCallbackHandler) row ->
                            PASSED.passed(row.getString(1), row.getString(2).replace("#multiInstanceBody", "")));
            jdbc.sql(
                            """
                            SELECT DISTINCT i.DEC_DEF_KEY_, o.RULE_ID_ FROM ACT_HI_DEC_OUT o
                            JOIN ACT_HI_DECINST i ON i.ID_ = o.DEC_INST_ID_ WHERE o.RULE_ID_ IS NOT NULL""")
                    .query((RowCallbackHandler) row -> PASSED.hit(row.getString(1), row.getString(2)));
        }
    }

    @Override
    public void afterTestClass(TestContext test) {
        write();
    }

    /** What the content has and no test has passed so far. */
    static Coverage missed() {
        synchronized (PASSED) {
            return content().without(PASSED);
        }
    }

    /** The table of all that has been passed so far. */
    static String table() {
        synchronized (PASSED) {
            return content().table(PASSED);
        }
    }

    /** Names of the test classes on the engine that have not run; empty in a run of all tests. */
    static Set<String> notRun() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(SaleswrightTest.class));
        Set<String> names = new TreeSet<>();
        scanner.findCandidateComponents("com.saleswright").stream()
                .map(c -> ClassUtils.resolveClassName(String.valueOf(c.getBeanClassName()), null))
                .filter(CoverageListener::belongsToTheRun)
                .forEach(c -> names.add(c.getName()));
        synchronized (PASSED) {
            names.removeAll(SEEN);
        }
        return names;
    }

    private static boolean belongsToTheRun(Class<?> test) {
        return !has(test, Disabled.class)
                && test.getEnclosingClass() == null
                && AnnotatedElementUtils.findMergedRepeatableAnnotations(test, Tag.class).stream()
                        .noneMatch(t -> t.value().equals("benchmark")
                                || TestDatabase.onPostgres() && t.value().equals("one-database"));
    }

    private static boolean has(Class<?> test, Class<? extends Annotation> annotation) {
        return AnnotatedElementUtils.hasAnnotation(test, annotation);
    }

    private static Class<?> outermost(Class<?> test) {
        return test.getEnclosingClass() == null ? test : outermost(test.getEnclosingClass());
    }

    private static Coverage content() {
        Content content = ContentSource.in(Path.of(""));
        return Coverage.of(content);
    }

    private static void write() {
        Path file = Path.of("target", TestDatabase.onPostgres() ? "coverage-postgresql.txt" : "coverage.txt");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, table() + String.join(System.lineSeparator(), StepRecord.neverDone()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
