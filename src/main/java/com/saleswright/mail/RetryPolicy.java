package com.saleswright.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to try a failed mail again, and when to give up.
 *
 * <p>The pause doubles from 10 seconds, give or take a fifth, so that a crowd does not come back at once. A server in
 * trouble recovers for all mail together, so that pause stays below five minutes; a refused recipient's pause grows to
 * an hour, but not in the first two hours, since a server in trouble may refuse every recipient. Given up after more than a day and at least twelve tries: a day on which this service was down does not count
 * against a mail.
 */
final class RetryPolicy {

    static final int FEWEST_TRIES = 12;
    static final Duration SHORTEST_SPAN = Duration.ofHours(26);
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST_FOR_RECIPIENT = Duration.ofHours(1);
    private static final Duration LONGEST_FOR_SERVER = Duration.ofMinutes(4);
    private static final Duration LONG_OUTAGE = Duration.ofHours(2);

    private RetryPolicy() {}

    /** @param tries so far, this one included */
    static boolean givesUp(int tries, Instant queuedAt, Instant now) {
        return tries >= FEWEST_TRIES && Duration.between(queuedAt, now).compareTo(SHORTEST_SPAN) > 0;
    }

    /**
     * @param tries so far, this one included
     * @param age of the mail
     */
    static Duration pause(int tries, boolean recipientRefused, Duration age) {
        boolean aboutTheRecipient = recipientRefused && age.compareTo(LONG_OUTAGE) > 0;
        return pause(
                tries,
                aboutTheRecipient ? LONGEST_FOR_RECIPIENT : LONGEST_FOR_SERVER,
                ThreadLocalRandom.current().nextDouble(0.8, 1.2));
    }

    /** Doubles from 10 seconds up to the longest pause, times the jitter. */
    static Duration pause(int tries, Duration longest, double jitter) {
        long doubled = FIRST.toMillis() << Math.min(tries - 1, 20);
        return Duration.ofMillis((long) (Math.min(doubled, longest.toMillis()) * jitter));
    }
}
