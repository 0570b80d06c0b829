package com.saleswright.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs.
 *
 * @param position in the document, from 1
 * @param order customers sign first, then we do; equal numbers sign at the same time
 * @param user user id of a signer of ours; null for the customer's
 */
public record ContractSigner(int position, int order, String name, String email, String role, @Nullable String user) {

    /** Whether the customer's. */
    public boolean customers() {
        return user == null;
    }
}
