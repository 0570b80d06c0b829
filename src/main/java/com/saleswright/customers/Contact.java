package com.saleswright.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A person at a customer whom we may write to.
 *
 * @param id null until saved
 * @param email unique within a customer, in small letters
 * @param language ISO 639 code, {@code en} or {@code zh}
 * @param optedOutSince when they asked for no more surveys; null when they did not
 * @param namedBy user id of who gave the address; null when nobody knows
 * @param version 0 until saved
 */
public record Contact(
        @Id @Nullable Long id,
        long customerId,
        String name,
        String email,
        String language,
        @Nullable Instant optedOutSince,
        @Nullable String namedBy,
        @Version int version) {

    /** The id of a saved contact. */
    public long key() {
        if (id == null) {
            throw new IllegalStateException("The contact is not saved yet");
        }
        return id;
    }

    public boolean optedOut() {
        return optedOutSince != null;
    }
}
