package com.saleswright.testkit;

import com.saleswright.SaleswrightApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * A test on the whole application with its web server on a free port of the loopback interface: REST API, Camunda web
 * apps and pages as a client sees them, and a mail server. Every such test shares one context; it runs on H2 only.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("web")
@ExtendWith(TestDatabase.ClosesContexts.class)
@SpringBootTest(classes = SaleswrightApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(
        classes = {TestClock.class, ProcessDriver.class, StepRecord.class},
        initializers = {TestDatabase.class, MailServer.class})
@TestExecutionListeners(
        listeners = CoverageListener.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface SaleswrightWebTest {}
