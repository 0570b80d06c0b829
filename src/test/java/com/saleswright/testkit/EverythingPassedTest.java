package com.saleswright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs last: every flow node of our processes was passed, every row of our decision tables was hit, and steps did what they
 * declare.
 */
@Order(Integer.MAX_VALUE)
@Tag("database")
class EverythingPassedTest {

    @Test
    void everyFlowNodeWasPassedAndEveryDecisionRowHit() {
        Set<String> notRun = CoverageListener.notRun();
        assumeTrue(notRun.isEmpty(), () -> "This is a run of some tests only; not run: " + notRun);
        assertThat(CoverageListener.missed().isEmpty())
                .withFailMessage(() -> "The tests pass not everything:\n" + CoverageListener.table())
                .isTrue();
    }

    @Test
    void everyStepDoesAllThatItsEntryInTheCatalogueSays() {
        Set<String> notRun = CoverageListener.notRun();
        assumeTrue(notRun.isEmpty(), () -> "This is a run of some tests only; not run: " + notRun);
        assertThat(StepRecord.neverDone())
                .as("declared by @Step and done in no test: correct the declaration, or test the step's other paths")
                .isEmpty();
    }
}
