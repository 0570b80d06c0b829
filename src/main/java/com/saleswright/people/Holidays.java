package com.saleswright.people;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Public holidays by region, as the Jollyday library knows them. */
@Component
class Holidays {

    private record RegionYear(String region, int year) {}

    /** Working a year out takes milliseconds, and due dates ask for the same few years again and again. */
    private final Map<RegionYear, Set<LocalDate>> known = new ConcurrentHashMap<>();

    /**
     * Jollyday looks for its reader once, by the class loader of the thread that asks first. Here that is the starting
     * thread; a pool thread that does not see into the application's jar would leave it without one for good.
     */
    Holidays() {
        manager("us");
    }

    boolean isHoliday(LocalDate day, String region) {
        return known.computeIfAbsent(new RegionYear(region, day.getYear()), Holidays::publicHolidays)
                .contains(day);
    }

    /** Whether there is a calendar for the country, and for the part of it if one is given. */
    boolean knows(String region) {
        String[] parts = region.toLowerCase(Locale.ROOT).split("-", -1);
        if (!HolidayManager.getSupportedCalendarCodes().contains(parts[0].toUpperCase(Locale.ROOT))) {
            return false;
        }
        CalendarHierarchy place = manager(parts[0]).getCalendarHierarchy();
        for (int i = 1; i < parts.length; i++) {
            CalendarHierarchy part = place.getChildren().get(parts[i]);
            if (part == null) {
                return false;
            }
            place = part;
        }
        return true;
    }

    private static Set<LocalDate> publicHolidays(RegionYear wanted) {
        String[] parts = wanted.region().toLowerCase(Locale.ROOT).split("-", -1);
        return manager(parts[0])
                .getHolidays(
                        Year.of(wanted.year()), HolidayType.PUBLIC_HOLIDAY, Arrays.copyOfRange(parts, 1, parts.length))
                .stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country));
    }
}
