package com.saleswright.engine.forms;

import static com.saleswright.engine.forms.FieldRules.quoted;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates, times and dates with times, in the shape in which the viewer writes them. */
final class DateRules {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final Pattern TIME =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)?");
    private static final Set<Integer> INTERVALS = Set.of(1, 5, 10, 15, 30, 60);
    private static final int DEFAULT_INTERVAL = 15;
    // "Today" for a person anywhere: a day counts as past when it is over on the American west coast too.
    private static final ZoneOffset LAST_TO_END_THE_DAY = ZoneOffset.ofHours(-8);

    private final Clock clock;

    DateRules(Clock clock) {
        this.clock = clock;
    }

    @Nullable
    String reasonAgainst(FormField field, @Nullable Object value) {
        return switch (subtype(field)) {
            case "time" -> time(field, value instanceof String text ? text : "");
            case "datetime" -> dateTime(field, value instanceof String text ? text : "");
            default -> date(field, value instanceof String text ? text : "", "a date such as 2026-12-24");
        };
    }

    private @Nullable String date(FormField field, String text, String example) {
        LocalDate date;
        try {
            date = LocalDate.parse(text, DAY);
        } catch (DateTimeParseException e) {
            return "%s must be %s.".formatted(quoted(field), example);
        }
        if (date.isBefore(FIRST_DAY)) {
            return quoted(field) + " must not be before 1900.";
        }
        LocalDate today = LocalDate.now(clock.withZone(LAST_TO_END_THE_DAY));
        if (field.schema().path("disallowPassedDates").asBoolean() && date.isBefore(today)) {
            return quoted(field) + " must not be in the past.";
        }
        return null;
    }

    private static @Nullable String time(FormField field, String text) {
        Matcher matcher = TIME.matcher(text);
        String format = field.schema().path("timeSerializingFormat").asText("");
        if (!matcher.matches() || !zoneFits(matcher.group(3), format)) {
            return "%s must be a time such as 14:30%s.".formatted(quoted(field), zoneExample(format));
        }
        int interval = field.schema().path("timeInterval").asInt(DEFAULT_INTERVAL);
        int step = INTERVALS.contains(interval) ? interval : DEFAULT_INTERVAL;
        int minutes = LocalTime.parse(text.substring(0, 5)).toSecondOfDay() / 60;
        // Times in UTC may be off the grid, where the time zone of the browser is.
        if (minutes % step != 0 && !format.equals("utc_normalized")) {
            return "%s goes in steps of %d minutes.".formatted(quoted(field), step);
        }
        return null;
    }

    private @Nullable String dateTime(FormField field, String text) {
        int split = text.indexOf('T');
        String example = "a date and time such as 2026-12-24T14:30"
                + zoneExample(field.schema().path("timeSerializingFormat").asText(""));
        if (split < 0) {
            return "%s must be %s.".formatted(quoted(field), example);
        }
        String reason = date(field, text.substring(0, split), example);
        return reason != null ? reason : time(field, text.substring(split + 1));
    }

    private static boolean zoneFits(@Nullable String zone, String format) {
        return switch (format) {
            case "utc_offset" -> zone != null && !zone.equals("Z");
            case "utc_normalized" -> "Z".equals(zone);
            default -> zone == null;
        };
    }

    private static String zoneExample(String format) {
        return switch (format) {
            case "utc_offset" -> "+01:00";
            case "utc_normalized" -> "Z";
            default -> "";
        };
    }

    private static String subtype(FormField field) {
        return field.schema().path("subtype").asText("date");
    }
}
