package com.saleswright.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.saleswright.testkit.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginLimitsTest {

    private final TestClock clock = new TestClock();
    private final LoginLimits limits = new LoginLimits(clock);

    @Test
    void stopsGuessingAtOneAccountFromOneAddressAndReleasesByItself() {
        fail("rosa", "10.0.0.1", 10);

        assertThatThrownBy(() -> limits.begin("rosa", "10.0.0.1"))
                .isInstanceOfSatisfying(TooManyAttempts.class, e -> assertThat(e.retryAfterSeconds())
                        .isBetween(1L, 61L));
        assertThatCode(() -> limits.begin("ravi", "10.0.0.1")).doesNotThrowAnyException();

        clock.advance(Duration.ofMinutes(2));
        assertThatCode(() -> limits.begin("rosa", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void doesNotCountWhatSucceeds() {
        for (int i = 0; i < 100; i++) {
            limits.begin("rosa", "10.0.0.1").succeeded();
        }
        assertThatCode(() -> limits.begin("rosa", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void stopsGuessingAtManyAccountsFromOneAddress() {
        for (int i = 0; i < 100; i++) {
            limits.begin("user" + i, "10.0.0.1");
        }
        assertThatThrownBy(() -> limits.begin("another", "10.0.0.1")).isInstanceOf(TooManyAttempts.class);
        assertThatCode(() -> limits.begin("another", "10.0.0.2")).doesNotThrowAnyException();
    }

    @Test
    void stopsGuessingAtOneAccountFromManyAddressesButNotItsOwner() {
        limits.begin("rosa", "192.0.2.7").succeeded();
        for (int i = 0; i < 50; i++) {
            limits.begin("rosa", "10.0.1." + i);
        }
        assertThatThrownBy(() -> limits.begin("rosa", "10.0.2.1")).isInstanceOf(TooManyAttempts.class);
        assertThatCode(() -> limits.begin("rosa", "192.0.2.7")).doesNotThrowAnyException();
    }

    @Test
    void takesAllAddressesOfOneIpv6NetworkForOne() {
        for (int i = 0; i < 10; i++) {
            limits.begin("rosa", "2001:db8:1:2::" + i);
        }
        assertThatThrownBy(() -> limits.begin("rosa", "2001:db8:1:2:aaaa::1")).isInstanceOf(TooManyAttempts.class);
        assertThatCode(() -> limits.begin("rosa", "2001:db8:1:3::1")).doesNotThrowAnyException();
    }

    private void fail(String account, String address, int times) {
        for (int i = 0; i < times; i++) {
            limits.begin(account, address);
        }
    }
}
