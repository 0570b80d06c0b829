package com.saleswright.testkit;

import com.saleswright.SaleswrightApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * A test on the whole application: real engine, real decisions, real migrations, no web server, job executor off, a
 * clock that stands still. Every such test shares one context and runs on H2 and again on PostgreSQL; with the tag
 * {@code one-database} on H2 alone.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("database")
@ExtendWith(TestDatabase.ClosesContexts.class)
@SpringBootTest(classes = SaleswrightApplication.class)
@AutoConfigureMockMvc
@ActiveProfiles("test")
@ContextConfiguration(
        classes = {TestClock.class, ProcessDriver.class, SqlCount.class, StepRecord.class},
        initializers = TestDatabase.class)
@TestExecutionListeners(
        listeners = CoverageListener.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface SaleswrightTest {}
