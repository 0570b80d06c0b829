package com.saleswright.documents.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How often one address may have documents checked, and how many are checked at a time. */
@Component
class VerifyLimits {

    static final int PER_TEN_MINUTES = 30;
    private static final Bandwidth ADDRESS = Bandwidth.builder()
            .capacity(PER_TEN_MINUTES)
            .refillGreedy(PER_TEN_MINUTES, Duration.ofMinutes(10))
            .build();
    private static final int AT_A_TIME = 4;
    private static final int MAX_ENTRIES = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofHours(1))
            .maximumSize(MAX_ENTRIES)
            .build();
    /** A document takes several times its size in memory while it is checked. */
    private final Semaphore places = new Semaphore(AT_A_TIME);

    private final TimeMeter time;

    VerifyLimits(Clock clock) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Seconds to wait until the address may ask again; 0 when it may now, which is counted. */
    long secondsToWait(String address) {
        ConsumptionProbe probe = buckets.get(network(address), k -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(ADDRESS)
                        .build())
                .tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    }

    /** Waits a little for a place; whoever gets true must leave. */
    boolean enter() throws InterruptedException {
        return places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    void leave() {
        places.release();
    }

    /** One home or company has a whole /64 of IPv6 addresses, so these count as one. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // With a colon in it this is an address, never a name to look up.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
