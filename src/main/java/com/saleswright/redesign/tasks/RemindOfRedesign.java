package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignSteps;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

@Step(title = "Remind of redesign", description = "Reminds whoever has the task by mail.")
class RemindOfRedesign implements TaskListener {

    private final RedesignSteps steps;

    RemindOfRedesign(RedesignSteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() != null) {
            steps.remind(task.getExecution().getProcessBusinessKey(), task.getId(), task.getName(), task.getAssignee());
        }
    }
}
