package com.saleswright.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A limit of {@link LoginLimits} is reached; the same for accounts that exist and those that do not. */
class TooManyAttempts extends AuthenticationException {

    private final long retryAfterSeconds;

    TooManyAttempts(Duration wait) {
        super("Too many attempts");
        this.retryAfterSeconds = wait.toSeconds() + 1;
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
