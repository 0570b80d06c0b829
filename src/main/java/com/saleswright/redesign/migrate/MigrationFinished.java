package com.saleswright.redesign.migrate;

/** All cases of a migration have had their turn, or it was stopped; told in the transaction that ends it. */
public record MigrationFinished(String number, Direction direction) {}
