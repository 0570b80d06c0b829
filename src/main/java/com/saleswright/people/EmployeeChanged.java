package com.saleswright.people;

/** An employee joined, came back, or changed in any way; published inside the transaction. */
public record EmployeeChanged(String userId) {}
