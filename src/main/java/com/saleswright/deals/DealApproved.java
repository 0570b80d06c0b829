package com.saleswright.deals;

import java.math.BigDecimal;

/**
 * A quote is approved and signing can start.
 *
 * @param snapshotHash of exactly the content that was approved
 * @param content what was approved
 */
public record DealApproved(
        String number, long customerId, String owner, BigDecimal amount, String snapshotHash, QuoteContent content) {}
