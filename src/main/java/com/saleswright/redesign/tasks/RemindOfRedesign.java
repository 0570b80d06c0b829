package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.Authors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

@Step(title = "Remind of redesign", description = "Reminds whoever has the task by mail.")
class RemindOfRedesign implements TaskListener {

    private final Authors authors;

    RemindOfRedesign(Authors authors) {
        this.authors = authors;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() != null) {
            authors.remind(
                    task.getExecution().getProcessBusinessKey(), task.getId(), task.getName(), task.getAssignee());
        }
    }
}
