package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignSteps;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

@Step(title = "Escalate review", description = "Gives an overdue review to an administrator, and tells both by mail.")
class EscalateReview implements TaskListener {

    private final RedesignSteps steps;

    EscalateReview(RedesignSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() != null) {
            task.setAssignee(steps.escalateReview(
                    task.getExecution().getProcessBusinessKey(), task.getId(), task.getName(), task.getAssignee()));
        }
    }
}
