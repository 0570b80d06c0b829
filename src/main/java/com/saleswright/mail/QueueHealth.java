package com.saleswright.mail;

import static java.time.ZoneOffset.UTC;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells whether mail flows: {@code mailOutbox} in the health report, and the gauges {@code saleswright.mail.queued},
 * {@code .oldest.seconds} and {@code .dead}.
 *
 * <p>Trouble with mail is shown as {@code ATTENTION} and never makes the service as a whole unhealthy: nobody's work
 * depends on it, and a restart would not help.
 */
@Component("mailOutbox")
class QueueHealth implements HealthIndicator, MeterBinder {

    private static final Duration WORRYING_AGE = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    QueueHealth(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Health health() {
        long dead = count("DEAD");
        long oldest = oldestSeconds();
        boolean fine = dead == 0 && oldest < WORRYING_AGE.toSeconds();
        return Health.status(fine ? Status.UP : new Status("ATTENTION"))
                .withDetail("queued", count("QUEUED"))
                .withDetail("oldestSeconds", oldest)
                .withDetail("dead", dead)
                .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("saleswright.mail.queued", this, q -> q.count("QUEUED"))
                .description("Mails that wait for delivery")
                .register(registry);
        Gauge.builder("saleswright.mail.oldest.seconds", this, QueueHealth::oldestSeconds)
                .description("How long the oldest of them has been waiting")
                .register(registry);
        Gauge.builder("saleswright.mail.dead", this, q -> q.count("DEAD"))
                .description("Mails that could not be sent and wait for an administrator")
                .register(registry);
    }

    private long count(String status) {
        return jdbc.sql("SELECT COUNT(*) FROM mail_message WHERE status = :status")
                .param("status", status)
                .query(Long.class)
                .single();
    }

    private long oldestSeconds() {
        @Nullable
        OffsetDateTime oldest = jdbc.sql("SELECT MIN(queued_at) FROM mail_message WHERE status = 'QUEUED'")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .list()
                .get(0);
        return oldest == null
                ? 0
                : Duration.between(oldest, clock.instant().atOffset(UTC)).toSeconds();
    }
}
