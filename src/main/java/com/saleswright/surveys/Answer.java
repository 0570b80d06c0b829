package com.saleswright.surveys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a contact has answered.
 *
 * @param score how likely they recommend us, 0 to 10
 * @param product satisfaction from 1 to 5, like the next three; null when left empty
 * @param comment empty when there is none
 * @param needs empty when there are none
 */
public record Answer(
        String survey,
        int score,
        @Nullable Integer product,
        @Nullable Integer service,
        @Nullable Integer salesPerson,
        @Nullable Integer delivery,
        String comment,
        String needs,
        boolean mayContact,
        Instant receivedAt) {

    /** 0 to 6 is a detractor, 7 and 8 passive, 9 and 10 a promoter: the classes of the Net Promoter Score. */
    public String scoreClass() {
        return score <= 6 ? "detractor" : score <= 8 ? "passive" : "promoter";
    }
}
