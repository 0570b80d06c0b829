package com.saleswright.redesign.replay;

import com.saleswright.redesign.replay.ProcessModel.Node;
import com.saleswright.redesign.replay.ProcessModel.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.calendar.DurationHelper;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Timers of a draft that the record does not cover, because they are new or set to another time. */
final class NewTimers {

    private final ProcessEngineConfigurationImpl engine;
    private final Plan plan;
    private final Track track;

    NewTimers(ProcessEngineConfigurationImpl engine, Plan plan, Track track) {
        this.engine = engine;
        this.plan = plan;
        this.track = track;
    }

    /** Works out when the timers of an activity that begins are due. */
    void set(Scope scope, ExecutionEntity execution) {
        ProcessModel model = plan.model(scope.process);
        if (model == null) {
            return;
        }
        List<Node> timers = new ArrayList<>(model.timersAt(ProcessModel.body(scope.element)));
        model.node(scope.element)
                .filter(n -> n.timer() != null && n.type().equals("intermediateCatchEvent"))
                .ifPresent(timers::add);
        boolean isInner = scope.parent != null
                && scope.parent.element.equals(ProcessModel.body(scope.element) + "#multiInstanceBody");
        timers.stream()
                .filter(t -> !isInner && plan.isOtherTimer(scope.process, t))
                .forEach(t -> set(scope, t, execution));
    }

    private void set(Scope scope, Node node, ExecutionEntity execution) {
        Timer timer = Objects.requireNonNull(node.timer());
        Object value =
                engine.getExpressionManager().createExpression(timer.text()).getValue(execution);
        if (value instanceof Date date) {
            scope.due.put(node, date.toInstant());
            return;
        }
        String text = String.valueOf(value);
        TimerDeclarationType kind =
                switch (timer.kind()) {
                    case "timeDuration" -> TimerDeclarationType.DURATION;
                    case "timeCycle" -> TimerDeclarationType.CYCLE;
                    default -> TimerDeclarationType.DATE;
                };
        scope.due.put(
                node,
                engine.getBusinessCalendarManager()
                        .getBusinessCalendar(kind.calendarName)
                        .resolveDuedate(text, Date.from(scope.start))
                        .toInstant());
        if (kind == TimerDeclarationType.CYCLE && !node.interrupting()) {
            scope.cycles.put(node, text);
        }
    }

    /** Takes a timer that fires off, or sets it to its next time. @return false when that cannot be worked out */
    boolean fired(Scope scope, Node node, Instant at) {
        scope.due.remove(node);
        String cycle = scope.cycles.get(node);
        if (cycle == null) {
            return true;
        }
        try {
            Date following = new DurationHelper(cycle, Date.from(scope.start)).getDateAfter(Date.from(at));
            if (following != null && following.toInstant().isAfter(at)) {
                scope.due.put(node, following.toInstant());
            }
            return true;
        } catch (Exception e) {
            track.stop(scope.process, node.id(), "Its cycle cannot be worked out: " + e.getMessage());
            return false;
        }
    }
}
