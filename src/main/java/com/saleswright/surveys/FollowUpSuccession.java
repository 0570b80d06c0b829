package com.saleswright.surveys;

import com.saleswright.people.EmployeeLeft;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands what somebody who has left had to do about answers to whoever does such things now. */
@Component
@Transactional
class FollowUpSuccession {

    private final SatisfactionSurveyProcess process;
    private final SurveySteps steps;

    FollowUpSuccession(SatisfactionSurveyProcess process, SurveySteps steps) {
        this.process = process;
        this.steps = steps;
    }

    @EventListener
    void on(EmployeeLeft event) {
        String leaver = event.userId();
        for (String number : process.with(SatisfactionSurveyProcess.OWNER, leaver)) {
            String owner = steps.nextOwner(number);
            process.replace(number, SatisfactionSurveyProcess.OWNER, leaver, owner);
            if (process.with(SatisfactionSurveyProcess.MANAGER, owner).contains(number)) {
                process.replace(number, SatisfactionSurveyProcess.MANAGER, owner, steps.confirms(number, owner));
            }
        }
        for (String number : process.with(SatisfactionSurveyProcess.MANAGER, leaver)) {
            String owner = process.ownerOf(number);
            process.replace(number, SatisfactionSurveyProcess.MANAGER, leaver, steps.confirms(number, owner));
        }
    }
}
