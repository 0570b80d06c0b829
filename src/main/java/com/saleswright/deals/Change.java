package com.saleswright.deals;

/**
 * A difference between two versions of a quote.
 *
 * @param what the part that differs, as people call it
 * @param before empty when the part is new
 * @param after empty when the part is gone
 */
public record Change(String what, String before, String after) {}
