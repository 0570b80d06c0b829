package com.saleswright.people;

import com.saleswright.people.PeopleRejected.Problem;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must be true of an office before the data is saved. */
final class OfficeCheck {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");

    private OfficeCheck() {}

    static List<Problem> problems(Office office, Holidays holidays) {
        List<Problem> problems = new ArrayList<>();
        if (!ID.matcher(office.id()).matches()) {
            problems.add(new Problem("id", office.id(), "Use 1 to 32 lower case letters, digits and hyphens."));
        }
        if (office.name().isBlank() || office.name().length() > 100) {
            problems.add(new Problem("name", office.name(), "Give a name of 1 to 100 characters."));
        }
        if (!ZoneId.getAvailableZoneIds().contains(office.zone())) {
            problems.add(new Problem("zone", office.zone(), "Use a time zone by city, like Europe/Berlin."));
        }
        if (!holidays.knows(office.holidayRegion())) {
            problems.add(new Problem(
                    "holidayRegion",
                    office.holidayRegion(),
                    "There is no holiday calendar for it. Use a country or a country and its part, like SG or US-ma."));
        }
        if (!office.closes().isAfter(office.opens())) {
            problems.add(
                    new Problem("closes", office.closes().toString(), "Close later on the same day than you open."));
        }
        return problems;
    }
}
