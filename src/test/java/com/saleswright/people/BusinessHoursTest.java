package com.saleswright.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId BOSTON = ZoneId.of("America/New_York");
    private static final LocalDate EASTER_MONDAY = LocalDate.of(2026, 4, 6);

    private final BusinessHours hours =
            new BusinessHours(BERLIN, LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of(EASTER_MONDAY)::contains);

    @ParameterizedTest
    @CsvSource({
        // 2026-03-04 is a Wednesday.
        "2026-03-04T10:00, PT2H, 2026-03-04T12:00",
        "2026-03-04T16:00, PT1H, 2026-03-04T17:00",
        "2026-03-04T16:00, PT2H, 2026-03-05T10:00",
        "2026-03-04T07:00, PT1H, 2026-03-04T10:00",
        "2026-03-04T22:00, PT1H, 2026-03-05T10:00",
        "2026-03-04T09:00, PT40H, 2026-03-10T17:00",
        "2026-03-06T16:00, PT2H, 2026-03-09T10:00",
        "2026-03-07T12:00, PT0S, 2026-03-09T09:00",
        "2026-03-04T17:00, PT0S, 2026-03-04T17:00",
        // Over Easter Monday, and over the night when clocks went forward before it.
        "2026-04-03T16:00, PT2H, 2026-04-07T10:00",
        "2026-03-27T16:00, PT2H, 2026-03-30T10:00",
        "2026-10-23T16:00, PT2H, 2026-10-26T10:00",
    })
    void addsHoursOfWorkingTime(LocalDateTime from, Duration worked, LocalDateTime due) {
        assertThat(hours.plus(at(from), worked)).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T10:30, 1, 2026-03-05T10:30",
        "2026-03-06T10:30, 1, 2026-03-09T10:30",
        "2026-04-03T10:30, 2, 2026-04-08T10:30",
        // After hours and on days off the closing time before counts, early in the morning the opening.
        "2026-03-06T20:00, 1, 2026-03-09T17:00",
        "2026-03-07T10:00, 1, 2026-03-09T17:00",
        "2026-03-09T07:00, 1, 2026-03-10T09:00",
        "2026-03-07T10:00, 0, 2026-03-09T09:00",
        "2026-03-27T10:30, 1, 2026-03-30T10:30",
        "2026-03-04T10:30, 10, 2026-03-18T10:30",
    })
    void addsWorkingDays(LocalDateTime from, int days, LocalDateTime due) {
        assertThat(hours.plusDays(at(from), days)).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T09:00, 2026-03-04T17:00, 2026-03-04T13:00",
        "2026-03-06T15:00, 2026-03-09T15:00, 2026-03-09T11:00",
        "2026-03-07T10:00, 2026-03-08T10:00, 2026-03-08T10:00",
        "2026-03-04T12:00, 2026-03-04T10:00, 2026-03-04T10:00",
    })
    void findsTheMiddleInWorkingTime(LocalDateTime from, LocalDateTime due, LocalDateTime middle) {
        assertThat(hours.halfway(at(from), at(due))).isEqualTo(at(middle));
    }

    @Test
    void measuresWorkingTime() {
        assertThat(hours.between(at("2026-03-06T16:00"), at("2026-03-09T10:00")))
                .hasHours(2);
        assertThat(hours.between(at("2026-03-07T16:00"), at("2026-03-08T10:00")))
                .isZero();
        assertThat(hours.between(at("2026-03-09T10:00"), at("2026-03-06T16:00")))
                .isZero();
        assertThat(hours.between(at("2026-04-02T09:00"), at("2026-04-08T09:00")))
                .hasHours(24);
    }

    @Test
    void countsRealHoursOnTheDayThatClocksChange() {
        // Opens at 00:00 and closes at 08:00 on weekdays; in 2024 Paraguay changed its clocks on a Sunday, Egypt on a
        // Friday: 26 April 2024 lost the hour after midnight.
        BusinessHours cairo =
                new BusinessHours(ZoneId.of("Africa/Cairo"), LocalTime.of(1, 0), LocalTime.of(8, 0), day -> false);
        BusinessHours early =
                new BusinessHours(ZoneId.of("Africa/Cairo"), LocalTime.of(0, 0), LocalTime.of(8, 0), day -> false);
        Instant thursday = Instant.parse("2024-04-25T00:00:00Z");
        Instant friday = thursday.plus(Duration.ofDays(1));

        assertThat(cairo.between(thursday, friday.plus(Duration.ofHours(12)))).isGreaterThan(Duration.ofHours(7));
        assertThat(early.between(Instant.parse("2024-04-25T20:00:00Z"), friday.plus(Duration.ofHours(12))))
                .hasHours(7);
    }

    @Test
    void keepsWorkingTimeWhenAddedAndMeasuredAgain() {
        for (ZoneId zone : Set.of(BERLIN, BOSTON)) {
            BusinessHours office =
                    new BusinessHours(zone, LocalTime.of(8, 30), LocalTime.of(17, 15), day -> day.getDayOfMonth() == 1);
            Random random = new Random(42);
            Instant earlierDue = Instant.MIN;
            Instant from = Instant.parse("2026-01-01T00:00:00Z");
            for (int i = 0; i < 2000; i++) {
                from = from.plusSeconds(random.nextInt(50_000));
                Duration worked = Duration.ofSeconds(random.nextInt(400_000));

                assertThat(office.between(from, office.plus(from, worked))).isEqualTo(worked);

                Instant due = office.plusDays(from, 2);
                assertThat(due).as("due of %s in %s", from, zone).isAfterOrEqualTo(earlierDue);
                assertThat(office.plus(due, Duration.ZERO)).as("within hours").isEqualTo(due);
                assertThat(office.halfway(from, due)).isBetween(from, due);
                earlierDue = due;
            }
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hours.isWorking(LocalDate.of(1999, 12, 31)))
                .withMessageContaining("1999-12-31");
        assertThatIllegalArgumentException().isThrownBy(() -> hours.plusDays(at("2100-12-31T10:00"), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> hours.plus(at("2026-03-04T10:00"), Duration.ofDays(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> hours.plusDays(at("2026-03-04T10:00"), -1));
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(BERLIN).toInstant();
    }
}
