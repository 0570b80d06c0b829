package com.saleswright.redesign;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Cases of two versions side by side.
 *
 * @param processes one for each process of the capability
 */
public record Outcomes(List<OfProcess> processes) {

    /** One process. */
    public record OfProcess(String process, Cases before, Cases after) {}

    /**
     * Cases of one version.
     *
     * @param started how many began
     * @param finished how many of them have ended
     * @param medianSeconds from start to end of those; null when none has ended
     * @param ends end event to the number of cases that it ended
     * @param incidents that they had
     */
    public record Cases(
            long started, long finished, @Nullable Long medianSeconds, SortedMap<String, Long> ends, long incidents) {

        /** Of a hundred finished cases. */
        public long sharePercent(String end) {
            return finished == 0 ? 0 : Math.round(100.0 * ends.getOrDefault(end, 0L) / finished);
        }

        /** As a person would say it, for example "12 of 15 ended, half of them within 3 days 2 hours". */
        public String text() {
            String half = medianSeconds == null ? "" : ", half of them within " + duration(medianSeconds);
            String trouble =
                    incidents == 0 ? "" : ", %d %s".formatted(incidents, incidents == 1 ? "incident" : "incidents");
            return "%d of %d ended%s%s".formatted(finished, started, half, trouble);
        }

        private static String duration(long seconds) {
            long minutes = Math.round(seconds / 60.0);
            long days = minutes / (24 * 60);
            long hours = minutes / 60 % 24;
            if (days > 0) {
                return "%d %s %d %s".formatted(days, days == 1 ? "day" : "days", hours, hours == 1 ? "hour" : "hours");
            }
            return hours > 0
                    ? "%d %s %d %s".formatted(hours, hours == 1 ? "hour" : "hours", minutes % 60, "minutes")
                    : "%d %s".formatted(minutes, minutes == 1 ? "minute" : "minutes");
        }
    }
}
