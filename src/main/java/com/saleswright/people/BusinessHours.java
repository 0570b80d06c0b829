package com.saleswright.people;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Predicate;

/**
 * Reckoning with the business hours of one office.
 *
 * <p>Every working day is turned into an opening and a closing instant first, so that hours are real hours on the days
 * when the clocks change.
 */
final class BusinessHours {

    private final ZoneId zone;
    private final LocalTime opens;
    private final LocalTime closes;
    private final Predicate<LocalDate> holiday;

    BusinessHours(ZoneId zone, LocalTime opens, LocalTime closes, Predicate<LocalDate> holiday) {
        this.zone = zone;
        this.opens = opens;
        this.closes = closes;
        this.holiday = holiday;
    }

    boolean isWorking(LocalDate day) {
        if (!WorkingTime.covers(day)) {
            throw new IllegalArgumentException("Working time is known from 2000 to 2100, not for " + day);
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !holiday.test(day);
    }

    Instant plus(Instant from, Duration workingTime) {
        if (workingTime.isNegative()) {
            throw new IllegalArgumentException("Working time to add must not be negative: " + workingTime);
        }
        Duration left = workingTime;
        LocalDate day = day(from);
        while (true) {
            if (isWorking(day)) {
                Instant start = later(opening(day), from);
                Duration available = Duration.between(start, closing(day));
                if (!available.isNegative()) {
                    if (left.compareTo(available) <= 0) {
                        return start.plus(left);
                    }
                    left = left.minus(available);
                }
            }
            day = day.plusDays(1);
        }
    }

    Instant plusDays(Instant from, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("Working days to add must not be negative: " + workingDays);
        }
        if (workingDays == 0) {
            return plus(from, Duration.ZERO);
        }
        LocalTime time = timeThatCounts(from);
        LocalDate day = day(from);
        for (int left = workingDays; left > 0; left--) {
            day = nextWorkingDay(day);
        }
        Instant due = ZonedDateTime.of(day, time, zone).toInstant();
        return earlier(later(due, opening(day)), closing(day));
    }

    Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        LocalDate last = day(to);
        for (LocalDate day = day(from); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorking(day)) {
                Duration worked = Duration.between(later(opening(day), from), earlier(closing(day), to));
                sum = worked.isNegative() ? sum : sum.plus(worked);
            }
        }
        return sum;
    }

    Instant halfway(Instant from, Instant due) {
        if (!from.isBefore(due)) {
            return due;
        }
        return earlier(plus(from, between(from, due).dividedBy(2)), due);
    }

    private LocalTime timeThatCounts(Instant from) {
        ZonedDateTime local = from.atZone(zone);
        LocalTime time = local.toLocalTime();
        if (!isWorking(local.toLocalDate()) || time.isAfter(closes)) {
            return closes;
        }
        return time.isBefore(opens) ? opens : time;
    }

    private LocalDate nextWorkingDay(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorking(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    private Instant opening(LocalDate day) {
        return ZonedDateTime.of(day, opens, zone).toInstant();
    }

    private Instant closing(LocalDate day) {
        return ZonedDateTime.of(day, closes, zone).toInstant();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
