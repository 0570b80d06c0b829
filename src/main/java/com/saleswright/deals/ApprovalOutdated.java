package com.saleswright.deals;

/**
 * What was approved is not what would be signed. Published inside the transaction by whoever finds that out: a quote that
 * is approved becomes a draft again, so that its rep can change it and have it approved anew.
 *
 * @param number of the quote
 * @param by user id, or {@code system}
 * @param reason what differs, as a sentence
 */
public record ApprovalOutdated(String number, String by, String reason) {}
