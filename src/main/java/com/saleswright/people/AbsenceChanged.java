package com.saleswright.people;

/** An absence of this employee was planned, changed or cancelled; published inside the transaction. */
public record AbsenceChanged(String userId) {}
