package com.saleswright.redesign.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** The time of a replayed case: it jumps from event to event, and what was recorded keeps its distance to them. */
final class CaseTime {

    private final NavigableSet<Instant> triggers;
    private Instant now;
    private Instant firedAt;
    /** When the event that moves the case now was recorded; null for one that has no record. */
    private @Nullable Instant recordedNow;

    CaseTime(RecordedCase record) {
        triggers = record.triggers();
        now = record.start();
        firedAt = now;
        recordedNow = now;
    }

    Instant now() {
        return now;
    }

    /** The case is moved by an event. @param recorded when it was recorded; null for one without a record */
    void moveTo(Instant at, @Nullable Instant recorded) {
        now = at;
        firedAt = at;
        recordedNow = recorded;
    }

    /** What the event leads to takes until then. */
    void passTo(Instant at) {
        if (at.isAfter(now)) {
            now = at;
        }
    }

    /**
     * When something begins that follows from the event that moves the case now. What the record has before the next
     * event followed from the same one: it keeps its distance.
     */
    Instant place(Instant recorded) {
        if (recordedNow == null || recorded.isBefore(recordedNow)) {
            return now;
        }
        Instant following = triggers.higher(recordedNow);
        return following != null && recorded.isAfter(following)
                ? now
                : firedAt.plus(Duration.between(recordedNow, recorded));
    }

    /** The first event in the record at this time or later. */
    @Nullable
    Instant firstEventFrom(Instant recorded) {
        return triggers.ceiling(recorded);
    }
}
