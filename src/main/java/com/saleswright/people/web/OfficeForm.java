package com.saleswright.people.web;

import com.saleswright.people.Office;
import com.saleswright.people.PeopleRejected;
import com.saleswright.people.PeopleRejected.Problem;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An office as typed by somebody; a missing field is empty. */
record OfficeForm(String id, String name, String zone, String holidayRegion, String opens, String closes) {

    OfficeForm(
            @Nullable String id,
            @Nullable String name,
            @Nullable String zone,
            @Nullable String holidayRegion,
            @Nullable String opens,
            @Nullable String closes) {
        this.id = trimmed(id);
        this.name = trimmed(name);
        this.zone = trimmed(zone);
        this.holidayRegion = trimmed(holidayRegion);
        this.opens = trimmed(opens);
        this.closes = trimmed(closes);
    }

    static OfficeForm empty() {
        return new OfficeForm(null, null, null, null, "09:00", "17:00");
    }

    static OfficeForm of(Office office) {
        return new OfficeForm(
                office.id(),
                office.name(),
                office.zone(),
                office.holidayRegion(),
                office.opens().toString(),
                office.closes().toString());
    }

    OfficeForm withId(String officeId) {
        return new OfficeForm(officeId, name, zone, holidayRegion, opens, closes);
    }

    /**
     * The office.
     *
     * @throws PeopleRejected when an hour is none
     */
    Office office() {
        List<Problem> problems = new ArrayList<>();
        LocalTime from = time("opens", opens, problems);
        LocalTime to = time("closes", closes, problems);
        if (!problems.isEmpty()) {
            throw new PeopleRejected(problems);
        }
        return new Office(id, name, zone, holidayRegion, from, to);
    }

    private static LocalTime time(String field, String text, List<Problem> problems) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            problems.add(new Problem(field, text, "Give a time, like 09:00."));
            return LocalTime.MIDNIGHT;
        }
    }

    private static String trimmed(@Nullable String text) {
        return text == null ? "" : text.trim();
    }
}
