package com.saleswright.signing;

import java.time.Instant;

/**
 * What a signer has left.
 *
 * @param strokes what was drawn, see {@link Strokes}; empty for a typed name
 * @param receipt hash of the evidence
 */
record Signature(
        long signer,
        Instant at,
        Kind kind,
        String text,
        String strokes,
        String address,
        String userAgent,
        String consentVersion,
        String sha256,
        String receipt) {

    /** How somebody signs. */
    enum Kind {
        TYPED,
        DRAWN
    }
}
