package com.saleswright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.engine.FormSubmissions.FormSubmission;
import com.saleswright.testkit.SaleswrightTest;
import com.saleswright.testkit.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SaleswrightTest
class FormSubmissionsTest {

    @Autowired
    private FormSubmissions submissions;

    @Test
    void givesBackWhatWasEnteredInOrder() {
        FormSubmission start = new FormSubmission(
                "ask", "p:1", "evidence", null, null, "CASE-1", "rosa", TestClock.START, "{\"amount\":5}");
        FormSubmission task = new FormSubmission(
                "decide", "p:1", "evidence", "t1", "userTask_decide", "CASE-1", "marc", TestClock.START, "{}");
        submissions.add(start);
        submissions.add(task);

        assertThat(submissions.ofInstance("evidence")).containsExactly(start, task);
    }
}
