package com.saleswright.people;

/** An employee left and is inactive now; published inside the transaction. */
public record EmployeeLeft(String userId) {}
