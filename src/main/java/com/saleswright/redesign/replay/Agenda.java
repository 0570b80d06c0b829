package com.saleswright.redesign.replay;

import com.saleswright.redesign.replay.RecordedCase.Step;
import com.saleswright.redesign.replay.RecordedCase.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can wake a replayed case, in the order of its time: the list of future events of a discrete-event simulation. */
final class Agenda {

    private final Collection<Scope> open;
    private final Counterparts counterparts;
    private final Wakers wakers;
    private final Values values;
    private final CaseTime time;

    /** @param open a view of the open scopes as they come and go */
    Agenda(Collection<Scope> open, Counterparts counterparts, Wakers wakers, Values values, CaseTime time) {
        this.open = open;
        this.counterparts = counterparts;
        this.wakers = wakers;
        this.values = values;
        this.time = time;
    }

    /** Among events at the same time, values come before what looks at them, and new timers last. */
    private enum Rank {
        VALUE,
        RECORDED,
        TIMER
    }

    /**
     * Something that can wake the case.
     *
     * @param recorded when it was recorded; null for what has no record
     * @param order among the steps of the record
     */
    record Event(Instant at, @Nullable Instant recorded, Rank rank, int order, Scope scope, Runnable fire) {

        private static final Comparator<Event> FIRST =
                Comparator.comparing(Event::at).thenComparing(Event::rank).thenComparing(Event::order);

        /** Whether what was set until then has to be set before it happens. */
        boolean followsValues() {
            return recorded != null && rank != Rank.VALUE;
        }
    }

    Optional<Event> next() {
        List<Event> events = new ArrayList<>();
        open.forEach(scope -> add(scope, events));
        return events.stream().min(Event.FIRST);
    }

    /** A step whose record was cut off before an event without one: what would have come then is not known. */
    Optional<Scope> givenUpBefore(Event event) {
        return event.recorded() != null
                ? Optional.empty()
                : open.stream().filter(s -> isCutOff(s, event.at())).findFirst();
    }

    /** A gateway that waits for events ends with the first of them, and hears of no other. */
    private static boolean isCutOff(Scope scope, Instant at) {
        Step step = scope.step;
        return step != null
                && (step.cancelled() && scope.waits() || scope.type.equals("eventBasedGateway"))
                && scope.virtual(step.end()).isBefore(at);
    }

    private void add(Scope scope, List<Event> events) {
        scope.due.forEach((node, at) ->
                events.add(new Event(at, null, Rank.TIMER, 0, scope, () -> wakers.timer(scope, node, at))));
        if (scope.recordedId() == null) {
            if (scope.type.equals("userTask")) {
                events.add(new Event(time.now(), null, Rank.RECORDED, 0, scope, () -> wakers.newTask(scope)));
            }
            return;
        }
        Value loose = scope.isCase() ? scope.values.peek() : null;
        if (loose != null) {
            Instant at = scope.virtual(loose.at());
            events.add(new Event(
                    at.isBefore(time.now()) ? time.now() : at,
                    loose.at(),
                    Rank.VALUE,
                    0,
                    scope,
                    () -> values.setUntil(scope, loose.at())));
        }
        Step step = scope.step;
        if (step != null && scope.waits() && !step.cancelled()) {
            events.add(event(scope, step, step.end(), () -> wakers.complete(scope, step)));
        }
        counterparts.events(scope).forEach(happened -> counterparts
                .element(scope, happened)
                .ifPresent(element -> events.add(event(scope, happened, happened.start(), () -> {
                    scope.root.fired.add(happened);
                    wakers.trigger(scope, element);
                }))));
    }

    private static Event event(Scope scope, Step step, Instant recorded, Runnable fire) {
        return new Event(scope.virtual(recorded), recorded, Rank.RECORDED, step.order(), scope, fire);
    }
}
