package com.saleswright.opportunities;

import java.math.BigDecimal;

/**
 * An open opportunity was won. Published in the transaction that records it.
 *
 * @param amount what is paid, in money
 * @param by user id of the person who recorded it
 */
public record OpportunityWon(String opportunityId, BigDecimal amount, String by) {}
