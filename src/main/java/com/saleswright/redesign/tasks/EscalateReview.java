package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.Reviews;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

@Step(title = "Escalate review", description = "Gives an overdue review to an administrator, and tells both by mail.")
class EscalateReview implements TaskListener {

    private final Reviews reviews;

    EscalateReview(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() != null) {
            task.setAssignee(reviews.escalateReview(
                    task.getExecution().getProcessBusinessKey(), task.getId(), task.getName(), task.getAssignee()));
        }
    }
}
