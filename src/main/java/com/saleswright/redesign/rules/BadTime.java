package com.saleswright.redesign.rules;

import com.saleswright.redesign.Diagram;
import com.saleswright.redesign.Draft;
import com.saleswright.redesign.Element;
import com.saleswright.redesign.Expressions;
import com.saleswright.redesign.Report;
import com.saleswright.redesign.Rule;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.springframework.stereotype.Component;

/** Every time in a diagram is one that the engine understands. */
@Component
class BadTime implements Rule {

    private static final BusinessCalendar DATES = new DueDateBusinessCalendar();
    private static final Map<String, BusinessCalendar> CALENDARS = Map.of(
            "timeDate", DATES,
            "timeDuration", new DurationBusinessCalendar(),
            "timeCycle", new CycleBusinessCalendar());

    @Override
    public String prevents() {
        return "A timer with a time that the engine cannot read stops the case when it gets there.";
    }

    @Override
    public void diagram(Diagram diagram, Draft draft, Report report) {
        for (Element timer : diagram.every("timerEventDefinition")) {
            timer.children().forEach(t -> {
                BusinessCalendar calendar = CALENDARS.get(t.type());
                if (calendar != null) {
                    check(diagram.owner(t), t.text(), calendar, report);
                }
            });
        }
        for (Element task : diagram.nodes("userTask")) {
            check(task.id(), task.camunda("dueDate"), DATES, report);
            check(task.id(), task.camunda("followUpDate"), DATES, report);
        }
    }

    private static void check(String elementId, String time, BusinessCalendar calendar, Report report) {
        if (time.isEmpty() || Expressions.isExpression(time)) {
            return;
        }
        try {
            calendar.resolveDuedate(time);
        } catch (ProcessEngineException | IllegalArgumentException e) {
            report.error(
                    elementId,
                    "The engine cannot read the time '%s'.".formatted(time),
                    "Write a duration as P1D or PT4H, a date as 2026-12-24T09:00:00, a cycle as R3/P2D.");
        }
    }
}
