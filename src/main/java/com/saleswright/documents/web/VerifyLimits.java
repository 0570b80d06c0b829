package com.saleswright.documents.web;

import com.saleswright.limits.AddressLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How often one address may have documents checked, and how many are checked at a time. */
@Component
class VerifyLimits {

    static final int PER_TEN_MINUTES = 30;
    private static final int AT_A_TIME = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AddressLimit limit;
    /** A document takes several times its size in memory while it is checked. */
    private final Semaphore places = new Semaphore(AT_A_TIME);

    VerifyLimits(Clock clock) {
        this.limit = new AddressLimit(PER_TEN_MINUTES, Duration.ofMinutes(10), clock);
    }

    /** Seconds to wait until the address may ask again; 0 when it may now, which is counted. */
    long secondsToWait(String address) {
        return limit.count(address);
    }

    /** Waits a little for a place; whoever gets true must leave. */
    boolean enter() throws InterruptedException {
        return places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    void leave() {
        places.release();
    }
}
