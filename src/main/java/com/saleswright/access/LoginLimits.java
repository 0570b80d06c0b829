package com.saleswright.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.saleswright.limits.Network;
import com.saleswright.limits.WallClock;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How often passwords may be tried: by account and address together, by address, and by account.
 *
 * <p>Every limit releases by itself. The limit by account does not hold for addresses from which the account has
 * logged in before, so strangers cannot keep somebody out.
 */
@Component
class LoginLimits {

    private static final Bandwidth ACCOUNT_AT_ADDRESS = perTime(10, Duration.ofMinutes(10));
    private static final Bandwidth ADDRESS = perTime(100, Duration.ofMinutes(10));
    private static final Bandwidth ACCOUNT_FROM_UNKNOWN = perTime(50, Duration.ofHours(1));
    private static final Duration KNOWN_FOR = Duration.ofDays(30);
    private static final int MAX_ENTRIES = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofHours(2))
            .maximumSize(MAX_ENTRIES)
            .build();
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .expireAfterWrite(KNOWN_FOR)
            .maximumSize(MAX_ENTRIES)
            .build();
    private final WallClock time;

    LoginLimits(Clock clock) {
        this.time = new WallClock(clock);
    }

    /**
     * Counts a try before it is made, so that tries at the same time are counted too.
     *
     * @throws TooManyAttempts when one of the limits is reached; nothing is counted then
     */
    Attempt begin(String account, @Nullable String remoteAddress) {
        String address = Network.of(remoteAddress);
        String pair = account + '@' + address;
        List<Bucket> all = known.getIfPresent(pair) == null
                ? List.of(
                        bucket("p" + pair, ACCOUNT_AT_ADDRESS),
                        bucket("a" + address, ADDRESS),
                        bucket("u" + account, ACCOUNT_FROM_UNKNOWN))
                : List.of(bucket("p" + pair, ACCOUNT_AT_ADDRESS), bucket("a" + address, ADDRESS));
        for (int i = 0; i < all.size(); i++) {
            ConsumptionProbe probe = all.get(i).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                all.subList(0, i).forEach(b -> b.addTokens(1));
                throw new TooManyAttempts(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }
        return () -> {
            all.forEach(b -> b.addTokens(1));
            known.put(pair, true);
        };
    }

    /** A counted try. */
    interface Attempt {

        /** Does not count after all: the password was right. */
        void succeeded();
    }

    private Bucket bucket(String key, Bandwidth limit) {
        return buckets.get(key, k -> Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit)
                .build());
    }

    private static Bandwidth perTime(int tries, Duration period) {
        return Bandwidth.builder().capacity(tries).refillGreedy(tries, period).build();
    }
}
