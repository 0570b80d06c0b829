package com.saleswright.deals;

import java.time.Instant;

/**
 * Something that happened to a quote.
 *
 * @param actor user id, or {@code system}
 * @param kind lower case word, for example {@code submitted}
 * @param text one sentence, with the reason if there is one
 */
public record DealEvent(Instant at, String actor, String kind, String text) {}
