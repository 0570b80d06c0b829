package com.saleswright.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How often one address may do something; it releases by itself, evenly over the period. */
public final class AddressLimit {

    private static final int MAX_ENTRIES = 100_000;

    private final Cache<String, Bucket> buckets;
    private final Bandwidth limit;
    private final WallClock time;

    /** @param tries at most in the period */
    public AddressLimit(int tries, Duration period, Clock clock) {
        this.limit =
                Bandwidth.builder().capacity(tries).refillGreedy(tries, period).build();
        this.time = new WallClock(clock);
        // Full again by then, so that a forgotten bucket is no gain.
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(period.multipliedBy(2))
                .maximumSize(MAX_ENTRIES)
                .build();
    }

    /** Counts a try; the seconds to wait when there were too many, and 0 when it may be made. */
    public long count(String address) {
        var probe = bucket(address).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill());
    }

    /** The seconds to wait until a try may be made; 0 when it may now. Counts nothing. */
    public long wait(String address) {
        var probe = bucket(address).estimateAbilityToConsume(1);
        return probe.canBeConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill());
    }

    private Bucket bucket(String address) {
        return buckets.get(Network.of(address), k -> Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit)
                .build());
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
    }
}
