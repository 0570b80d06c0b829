package com.saleswright.documents;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Tells whether documents can be sealed: {@code documentSeal} in the health report. Like trouble with mail, a missing key
 * is shown as {@code ATTENTION} and does not make the service unhealthy.
 */
@Component("documentSeal")
class SealHealth implements HealthIndicator {

    private static final Duration SOON = Duration.ofDays(30);

    private final SealKeys keys;
    private final Clock clock;

    SealHealth(SealKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Status attention = new Status("ATTENTION");
        SealKeys.Key key = keys.key();
        if (key == null) {
            return Health.status(attention)
                    .withDetail("problem", String.valueOf(keys.problem()))
                    .build();
        }
        Instant ends = key.certificate().getNotAfter().toInstant();
        boolean fine = clock.instant().plus(SOON).isBefore(ends);
        return Health.status(fine ? Status.UP : attention)
                .withDetail("signer", Names.of(key.certificate()))
                .withDetail("certificateEnds", ends.toString())
                .build();
    }
}
