package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.Authors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

@Step(
        title = "Escalate redesign",
        description = "Tells by mail that a task is overdue: who has it, and whoever they report to.")
class EscalateRedesign implements TaskListener {

    private final Authors authors;

    EscalateRedesign(Authors authors) {
        this.authors = authors;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() != null) {
            authors.escalate(
                    task.getExecution().getProcessBusinessKey(), task.getId(), task.getName(), task.getAssignee());
        }
    }
}
