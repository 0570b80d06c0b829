package com.saleswright.signing;

import com.saleswright.signing.EnvelopeView.SignerStatus;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A signer's place in an envelope.
 *
 * @param place from 1, in the order of the request: {@code Signature 1} in the document
 */
record Party(
        long id,
        int place,
        int order,
        String name,
        String email,
        String role,
        Locale language,
        @Nullable String user,
        SignerStatus status,
        Instant since,
        String note) {

    /** As {@link com.saleswright.links.Links} knows them. */
    String holder() {
        return String.valueOf(id);
    }

    boolean open() {
        return status == SignerStatus.OPEN;
    }
}
