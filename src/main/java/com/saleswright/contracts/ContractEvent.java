package com.saleswright.contracts;

import java.time.Instant;

/**
 * Something that happened to a contract.
 *
 * @param actor user id, or {@code system}
 * @param kind lower case word, for example {@code sent}
 * @param text one sentence, with the reason if there is one
 */
public record ContractEvent(Instant at, String actor, String kind, String text) {}
