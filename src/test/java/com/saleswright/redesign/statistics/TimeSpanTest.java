package com.saleswright.redesign.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSpanTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, under 1 s",
        "PT0.999S, under 1 s",
        "PT1S, 1 s",
        "PT59.4S, 59 s",
        "PT59.6S, 1 min",
        "PT1M5S, 1 min 5 s",
        "PT12M40S, 13 min",
        "PT59M59S, 1 h",
        "PT2H10M20S, 2 h 10 min",
        "PT3H, 3 h",
        "PT14H20M, 14 h",
        "PT23H59M, 1 day",
        "P1DT4H, 1 day 4 h",
        "P3D, 3 days",
        "P9DT23H59M, 10 days",
        "P12DT11H, 12 days",
        "-PT5M, under 1 s"
    })
    void isReadInItsLargestUnits(Duration duration, String text) {
        assertThat(new TimeSpan(duration.toMillis()).text()).isEqualTo(text);
    }
}
