package com.saleswright.opportunities;

/**
 * An open opportunity was lost. Published in the transaction that records it.
 *
 * @param by user id of the person who recorded it
 */
public record OpportunityLost(String opportunityId, String reason, String by) {}
