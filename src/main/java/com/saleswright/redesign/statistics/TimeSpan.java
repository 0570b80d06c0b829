package com.saleswright.redesign.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long something took or has taken, in calendar time.
 *
 * @param millis never negative
 */
public record TimeSpan(long millis) implements Comparable<TimeSpan> {

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private record Unit(long millis, String one, String many) {

        String text(long count) {
            return count + " " + (count == 1 ? one : many);
        }
    }

    private static final List<Unit> UNITS = List.of(
            new Unit(DAY, "day", "days"),
            new Unit(HOUR, "h", "h"),
            new Unit(MINUTE, "min", "min"),
            new Unit(SECOND, "s", "s"));

    public TimeSpan {
        millis = Math.max(0, millis);
    }

    public static TimeSpan ofMillis(double millis) {
        return new TimeSpan(Math.round(millis));
    }

    public static TimeSpan between(Instant from, Instant to) {
        return new TimeSpan(Duration.between(from, to).toMillis());
    }

    /** Automatic steps and gateways take less than a second: nobody waits there. */
    public boolean isWait() {
        return millis >= SECOND;
    }

    /** In its two largest units, and in one from ten of them on: {@code 2 h 10 min}, {@code 12 days}, {@code under 1 s}. */
    public String text() {
        if (!isWait()) {
            return "under 1 s";
        }
        for (int i = 0; i < UNITS.size(); i++) {
            Unit unit = UNITS.get(i);
            boolean alone = i == UNITS.size() - 1 || millis >= 10 * unit.millis();
            long smallest = alone ? unit.millis() : UNITS.get(i + 1).millis();
            // Rounded first: 59 min 59.9 s is an hour.
            long rounded = Math.round((double) millis / smallest) * smallest;
            if (rounded >= unit.millis()) {
                long rest = rounded % unit.millis() / smallest;
                String whole = unit.text(rounded / unit.millis());
                return alone || rest == 0
                        ? whole
                        : whole + " " + UNITS.get(i + 1).text(rest);
            }
        }
        throw new IllegalStateException("A second is the smallest unit: " + millis);
    }

    @Override
    public int compareTo(TimeSpan other) {
        return Long.compare(millis, other.millis);
    }
}
