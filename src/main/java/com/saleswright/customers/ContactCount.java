package com.saleswright.customers;

/** How many contacts a customer has, and how many of them want no surveys. */
public record ContactCount(long customerId, int allContacts, int optedOut) {}
