package com.saleswright.opportunities;

import org.jspecify.annotations.Nullable;

/**
 * An open opportunity was lost. Published in the transaction that records it.
 *
 * @param customerId null when it is not known
 * @param owner user id of the sales person
 * @param by user id of the person who recorded it
 */
public record OpportunityLost(
        String opportunityId, @Nullable Long customerId, String owner, String reason, String by) {}
