package com.saleswright.people;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/**
 * Due dates in working time: the business hours of an office, Monday to Friday, without the public holidays of its
 * region. Known from 2000 to 2100; anything beyond is an {@link IllegalArgumentException}.
 *
 * <p>Every method throws {@link NoSuchOffice} when no office has the id.
 */
@Component("workingTime")
public class WorkingTime {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final double NANOS_PER_HOUR = Duration.ofHours(1).toNanos();

    private final OfficeRepository offices;
    private final Holidays holidays;

    WorkingTime(OfficeRepository offices, Holidays holidays) {
        this.offices = offices;
        this.holidays = holidays;
    }

    /** {@link #plus} with hours, for example 1.5. */
    public Instant plusHours(Instant from, double hours, String office) {
        return plus(from, Duration.ofNanos(Math.round(hours * NANOS_PER_HOUR)), office);
    }

    /**
     * The moment when so much working time has passed. Time outside business hours does not count: two hours from one
     * hour before closing on a Friday end one hour after opening on Monday. What ends with the day is due at closing,
     * not at the next opening.
     */
    public Instant plus(Instant from, Duration workingTime, String office) {
        return hours(office).plus(from, workingTime);
    }

    /**
     * The same time of day on the n-th next working day. A start after hours or on a day off counts as the closing time
     * before it, and a start before hours as the opening, so that everybody gets full working days and a later start
     * never has an earlier end. 0 days: now, or the next opening.
     */
    public Instant plusDays(Instant from, int workingDays, String office) {
        return hours(office).plusDays(from, workingDays);
    }

    /** When half of the working time between both has passed, never after {@code due}. */
    public Instant halfway(Instant from, Instant due, String office) {
        return hours(office).halfway(from, due);
    }

    /** The working time from one moment to a later one; zero when it is not later. */
    public Duration between(Instant from, Instant to, String office) {
        return hours(office).between(from, to);
    }

    /** Whether the office works on this day. */
    public boolean isWorking(LocalDate day, String office) {
        return hours(office).isWorking(day);
    }

    static boolean covers(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    private BusinessHours hours(String office) {
        Office o = offices.find(office).orElseThrow(() -> new NoSuchOffice(office));
        return new BusinessHours(
                ZoneId.of(o.zone()), o.opens(), o.closes(), day -> holidays.isHoliday(day, o.holidayRegion()));
    }
}
