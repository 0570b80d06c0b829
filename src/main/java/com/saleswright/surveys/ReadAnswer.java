package com.saleswright.surveys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that somebody may read: of which customer, not of which contact. Marks are from 1 to 5; null when not given.
 *
 * @param score how likely they recommend us, from 0 to 10
 */
public record ReadAnswer(
        String survey,
        long customerId,
        String customer,
        Instant at,
        int score,
        @Nullable Integer product,
        @Nullable Integer service,
        @Nullable Integer salesPerson,
        @Nullable Integer delivery,
        String comment,
        String needs) {

    ReadAnswer of(String name) {
        return new ReadAnswer(
                survey, customerId, name, at, score, product, service, salesPerson, delivery, comment, needs);
    }
}
