package com.saleswright.deals.web;

import com.saleswright.deals.QuoteStatus;
import com.saleswright.people.Employee;
import com.saleswright.people.NoSuchOffice;
import com.saleswright.people.People;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes times as the person at the page reads them, and people by name.
 *
 * @param zone of the viewer's office
 * @param names by user id
 */
record Viewer(String userId, ZoneId zone, Map<String, String> names) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    static Viewer of(String userId, People people) {
        Map<String, String> names =
                people.all().stream().collect(Collectors.toMap(Employee::userId, Employee::name, (a, b) -> a));
        return new Viewer(userId, zoneOf(userId, people), names);
    }

    private static ZoneId zoneOf(String userId, People people) {
        try {
            return people.find(userId)
                    .map(e -> ZoneId.of(people.office(e.office()).zone()))
                    .orElse(ZoneOffset.UTC);
        } catch (NoSuchOffice e) {
            return ZoneOffset.UTC;
        }
    }

    /** {@code 4 Mar 2026, 10:00 CET}; empty for null. */
    public String at(@Nullable Instant moment) {
        return moment == null ? "" : MOMENT.format(moment.atZone(zone));
    }

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    public String name(@Nullable String user) {
        if (user == null) {
            return "";
        }
        return user.equals("system") ? "Saleswright" : names.getOrDefault(user, user);
    }

    /** The colour of a status: a class of the style sheet. */
    public String badge(QuoteStatus status) {
        return switch (status) {
            case DRAFT, EXPIRED -> "";
            case IN_APPROVAL -> "open";
            case REWORK, CONDITIONS -> "warn";
            case APPROVED -> "good";
            case REJECTED, LAPSED, LOST -> "bad";
        };
    }
}
