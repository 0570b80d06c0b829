package com.saleswright.redesign.tasks;

import com.saleswright.engine.Step;
import com.saleswright.redesign.RedesignProcess;
import com.saleswright.redesign.Rollout;
import com.saleswright.redesign.Rollouts;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@Step(
        title = "Deploy redesign",
        description =
                "Deploys exactly the approved files, for all new cases or on trial. When they or what is live have changed since, it goes back to its author.",
        reads = {"onTrial", "trialShare", "trialDays"},
        writes = {"trialEnds", "casesToMove"},
        errors = {"redesignRefused"})
class DeployRedesign implements JavaDelegate {

    private final Rollouts rollouts;

    DeployRedesign(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Rollouts.Deployed deployed = rollouts.deploy(
                execution.getProcessBusinessKey(),
                RedesignProcess.ON_TRIAL.get(execution)
                        ? new Rollout(
                                RedesignProcess.TRIAL_SHARE.get(execution), RedesignProcess.TRIAL_DAYS.get(execution))
                        : Rollout.ALL_AT_ONCE);
        if (deployed.refusal() != null) {
            throw new BpmnError(RedesignProcess.REFUSED, deployed.refusal());
        }
        RedesignProcess.TRIAL_ENDS.set(
                execution, deployed.trialEnds() == null ? null : Date.from(deployed.trialEnds()));
        RedesignProcess.CASES_TO_MOVE.set(execution, deployed.casesToMove());
    }
}
