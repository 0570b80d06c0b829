package com.saleswright.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

    private final Holidays holidays = new Holidays();

    @ParameterizedTest
    @CsvSource({
        "2026-12-25, DE-hh, true",
        "2026-10-31, DE-hh, true",
        "2026-10-31, DE-by, false",
        "2026-11-01, DE-by, true",
        "2026-11-01, DE-hh, false",
        "2026-10-12, US-ma, true",
        "2026-10-12, US-wa, false",
        "2026-03-31, US-ca, true",
        "2026-03-31, US-ma, false",
        "2026-11-26, US-ma, true",
        // The Fourth of July 2026 is a Saturday and observed on Friday.
        "2026-07-03, US-ma, true",
        "2026-05-01, SG, true",
        "2026-10-01, HK, true",
        "2026-03-04, SG, false",
        "2000-12-25, DE, true",
        "2100-12-25, DE, true",
        "2100-03-29, DE, true",
    })
    void knowsPublicHolidays(LocalDate day, String region, boolean holiday) {
        assertThat(holidays.isHoliday(day, region)).isEqualTo(holiday);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "DE-hh", "DE-by", "US-ma", "US-ca", "SG", "GB"})
    void knowsRegions(String region) {
        assertThat(holidays.knows(region)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XX", "CN", "DE-xx", "DE-", "-", "../DE", "DE-hh-xx"})
    void knowsNoOtherRegions(String region) {
        assertThat(holidays.knows(region)).isFalse();
    }

    @Test
    void knowsEveryYear() {
        for (int year = 2000; year <= 2100; year++) {
            assertThat(holidays.isHoliday(LocalDate.of(year, 12, 25), "US-ma")
                            || LocalDate.of(year, 12, 25).getDayOfWeek().getValue() > 5)
                    .as("Christmas %d", year)
                    .isTrue();
            assertThat(holidays.isHoliday(LocalDate.of(year, 5, 1), "DE-hh"))
                    .as("May Day %d", year)
                    .isTrue();
        }
    }
}
