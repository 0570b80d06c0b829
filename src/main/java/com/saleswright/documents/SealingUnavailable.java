package com.saleswright.documents;

import org.jspecify.annotations.Nullable;

/** A document cannot be sealed now: no key, an expired certificate, or no time stamp to be had. */
public class SealingUnavailable extends RuntimeException {

    SealingUnavailable(@Nullable String message) {
        super(message);
    }

    SealingUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
