package com.saleswright.links;

import java.net.URI;
import java.time.Instant;

/**
 * A link to be sent to its holder and to nobody else.
 *
 * @param address complete, with the secret in it: kept nowhere but in the mail
 */
public record IssuedLink(long id, URI address, Instant expires) {

    /** Without the address, which must not get into a log. */
    @Override
    public String toString() {
        return "IssuedLink[id=%d, expires=%s]".formatted(id, expires);
    }
}
