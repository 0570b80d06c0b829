package com.saleswright.surveys;

import org.jspecify.annotations.Nullable;

/**
 * A customer of an audience.
 *
 * @param product what they bought last of what fits the audience
 * @param rep user id of who sold it, who is rated
 * @param state for a campaign that is planned: eligible, or why not; for one that was started: how the survey stands
 * @param survey number of the survey; null until it is begun
 */
public record Candidate(
        long customerId,
        String name,
        String customerClass,
        @Nullable String product,
        String rep,
        String state,
        @Nullable String survey) {

    public boolean eligible() {
        return state.equals(Eligibility.ELIGIBLE);
    }
}
