package com.saleswright.surveys;

import org.jspecify.annotations.Nullable;

/**
 * The words of an answer point to misconduct. Published in the transaction that goes on with the case.
 *
 * @param survey number of the survey, where the words are
 * @param rep user id of the sales person whom the survey is about, if known; must not learn of it
 */
public record ConductConcern(String survey, long customerId, @Nullable String rep) {}
