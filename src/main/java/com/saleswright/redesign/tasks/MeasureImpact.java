package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.Reviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Measure impact",
        description =
                "Gathers what a redesign changes and whom it touches, and asks a second person by mail to review it.",
        writes = {"reviewer"})
class MeasureImpact implements JavaDelegate {

    private final Reviews reviews;

    MeasureImpact(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RedesignProcess.REVIEWER.set(execution, reviews.measure(execution.getProcessBusinessKey()));
    }
}
