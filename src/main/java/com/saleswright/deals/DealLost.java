package com.saleswright.deals;

/** The deal of a quote is lost. Published inside the transaction, whatever state the quote was in. */
public record DealLost(String number, String by, String reason) {}
