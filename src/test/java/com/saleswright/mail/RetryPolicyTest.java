package com.saleswright.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private static final Instant START = Instant.parse("2026-03-04T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"1,10", "2,20", "3,40", "9,2560", "10,3600", "500,3600"})
    void doublesUpToTheLongestPause(int tries, long seconds) {
        assertThat(RetryPolicy.pause(tries, Duration.ofHours(1), 1)).hasSeconds(seconds);
    }

    @Test
    void jittersByAFifth() {
        assertThat(RetryPolicy.pause(1, true, Duration.ZERO)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        assertThat(RetryPolicy.pause(50, false, Duration.ofDays(1)))
                .isBetween(Duration.ofSeconds(192), Duration.ofSeconds(288));
    }

    @Test
    void takesARefusedRecipientForAServerInTroubleAtFirst() {
        assertThat(RetryPolicy.pause(50, true, Duration.ofHours(2)))
                .isBetween(Duration.ofSeconds(192), Duration.ofSeconds(288));
        assertThat(RetryPolicy.pause(50, true, Duration.ofHours(3)))
                .isBetween(Duration.ofMinutes(48), Duration.ofMinutes(72));
    }

    @Test
    void givesUpAfterADayAndEnoughTries() {
        assertThat(RetryPolicy.givesUp(12, START, START.plus(Duration.ofHours(27))))
                .isTrue();
        assertThat(RetryPolicy.givesUp(11, START, START.plus(Duration.ofDays(9))))
                .isFalse();
        assertThat(RetryPolicy.givesUp(99, START, START.plus(Duration.ofHours(25))))
                .isFalse();
    }
}
