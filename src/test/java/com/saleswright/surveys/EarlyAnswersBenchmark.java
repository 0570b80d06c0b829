package com.saleswright.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A thousand answers that come before their cases wait for them. */
@SaleswrightTest
@Tag("benchmark")
class EarlyAnswersBenchmark {

    private static final Logger log = LoggerFactory.getLogger(EarlyAnswersBenchmark.class);
    private static final int ANSWERS = 1_000;

    @Autowired
    private ApplicationContext context;

    private SurveyDriver survey;

    @BeforeEach
    void open() {
        survey = new SurveyDriver(context);
    }

    @AfterEach
    void close() {
        survey.clock.reset();
    }

    @Test
    void losesNone() throws Exception {
        Instant start = Instant.now();
        EarlyAnswers.Outcome outcome = new EarlyAnswers(survey).arrive(ANSWERS);
        log.info(
                "On {}: {} early answers, {} in {} s",
                TestDatabase.onPostgres() ? "PostgreSQL" : "H2",
                ANSWERS,
                outcome,
                Duration.between(start, Instant.now()).toSeconds());
        assertThat(outcome).isEqualTo(new EarlyAnswers.Outcome(ANSWERS, 0, 0));
    }
}
