package com.saleswright.people;

import com.saleswright.engine.Step;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/**
 * Due dates for diagrams, in the working time of a person's office: {@code ${deadline.inWorkingDays(requester, 5)}}.
 *
 * <p>Process owners choose the number; every public method may be called from an expression, so there is nothing here
 * but reading.
 */
@Step(
        title = "Deadline",
        description =
                "Due dates in working time: inWorkingDays(person, days) and halfwayTo(person, days), by the business"
                        + " hours and holidays of the person's office; inDays(days), in calendar days, for the"
                        + " beginning of a cycle.")
public class Deadline {

    private final People people;
    private final WorkingTime workingTime;
    private final Clock clock;

    /** @param clock tells what now is */
    public Deadline(People people, WorkingTime workingTime, Clock clock) {
        this.people = people;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    /** The time so many working days from now, at the office of this person. */
    public Date inWorkingDays(String userId, int workingDays) {
        return Date.from(due(userId, workingDays));
    }

    /** When half of the working time until then has passed: the time for a reminder. */
    public Date halfwayTo(String userId, int workingDays) {
        return Date.from(workingTime.halfway(clock.instant(), due(userId, workingDays), office(userId)));
    }

    /**
     * The time so many calendar days from now, for where a cycle begins: {@code R/${deadline.inDays(5)}/P2D} is after five
     * days, and then every two.
     */
    public String inDays(int days) {
        return clock.instant()
                .plus(days, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private Instant due(String userId, int workingDays) {
        return workingTime.plusDays(clock.instant(), workingDays, office(userId));
    }

    private String office(String userId) {
        return people.get(userId).office();
    }
}
