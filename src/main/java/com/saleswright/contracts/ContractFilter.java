package com.saleswright.contracts;

import org.jspecify.annotations.Nullable;

/**
 * What a list of contracts shows; null or blank means any.
 *
 * @param text part of the number, the quote's number, the customer's name or the title
 * @param quote exactly this quote's
 */
public record ContractFilter(
        @Nullable String text, @Nullable ContractStatus status, @Nullable String owner, @Nullable String quote) {

    /** Everything. */
    public static final ContractFilter ALL = new ContractFilter(null, null, null, null);
}
