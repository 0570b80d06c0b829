package com.saleswright.access;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
    private final TimeMeter time;

    LoginLimits(Clock clock) {
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

    /**
     * Counts a try before it is made, so that tries at the same time are counted too.
     *
     * @throws TooManyAttempts when one of the limits is reached; nothing is counted then
     */
    Attempt begin(String account, @Nullable String remoteAddress) {
        String address = network(remoteAddress);
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

    /** One home or company has a whole /64 of IPv6 addresses, so these count as one. */
    private static String network(@Nullable String remoteAddress) {
        byte[] bytes = Optional.ofNullable(remoteAddress)
                .filter(a -> a.indexOf(':') >= 0)
                .map(LoginLimits::parse)
                .orElse(new byte[0]);
        return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : String.valueOf(remoteAddress);
    }

    private static byte @Nullable [] parse(String literal) {
        try {
            // With a colon in it this is an address, never a name to look up.
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
