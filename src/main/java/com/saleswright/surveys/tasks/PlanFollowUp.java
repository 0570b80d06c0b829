package com.saleswright.surveys.tasks;

import com.saleswright.engine.Step;
import com.saleswright.surveys.SatisfactionSurveyProcess;
import com.saleswright.surveys.SurveySteps;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

@Step(
        title = "Plan follow-up",
        description =
                "Takes from the rows of the table what is to be done and how soon, and finds who takes care of a passive customer.",
        reads = {"followUps"},
        writes = {"followUp", "conductConcern", "contactDays", "contactHours", "owner", "customer"})
class PlanFollowUp implements JavaDelegate {

    private final SurveySteps steps;

    PlanFollowUp(SurveySteps steps) {
        this.steps = steps;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        List<Map<String, Object>> rows = SatisfactionSurveyProcess.FOLLOW_UPS.get(execution);
        boolean concern = false;
        String followUp = "none";
        for (Map<String, Object> row : rows) {
            String action = String.valueOf(row.get("action"));
            if (action.equals("conduct")) {
                concern = true;
            } else {
                followUp = action;
                SatisfactionSurveyProcess.WORKING_DAYS.set(execution, number(row.get("workingDays")));
                SatisfactionSurveyProcess.WORKING_HOURS.set(execution, number(row.get("workingHours")));
            }
        }
        if (followUp.equals("care") || followUp.equals("recovery")) {
            SatisfactionSurveyProcess.CUSTOMER.set(execution, steps.customerName(number));
        }
        if (followUp.equals("care")) {
            SatisfactionSurveyProcess.OWNER.set(execution, steps.careOwner(number));
        }
        SatisfactionSurveyProcess.CONDUCT_CONCERN.set(execution, concern);
        SatisfactionSurveyProcess.FOLLOW_UP.set(execution, followUp);
    }

    private static Integer number(@Nullable Object cell) {
        return Integer.valueOf(String.valueOf(cell));
    }
}
