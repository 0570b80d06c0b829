package com.saleswright.deals;

/**
 * What a quote tells its approval case; all of it is one transaction.
 *
 * <p>What the case tells the quote goes through {@link DealProgress}: each method below says which of its verbs the
 * case has to call, directly or in a step.
 */
public interface DealApproval {

    /** Starts the case of a quote that is stored and locked already. */
    void start(Quote quote);

    /**
     * Ends the rep's open step, rework or conditions, with "submit again". The case calls {@link
     * DealProgress#resubmit}.
     */
    void completeRework(String number, String user);

    /**
     * Ends the rep's open step with "conditions accepted". The case calls {@link DealProgress#acceptConditions}, then
     * {@link DealProgress#approve}.
     */
    void acceptConditions(String number, String user);

    /** Cancels the case. It calls {@link DealProgress#recalled}. */
    void recall(String number, String by, String reason);

    /** Cancels the case because the deal is lost. It calls {@link DealProgress#lost}. */
    void lost(String number, String by, String reason);
}
