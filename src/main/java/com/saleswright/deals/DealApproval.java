package com.saleswright.deals;

/**
 * What a quote tells its approval case. The quote is stored before each call, and all of it is one transaction.
 *
 * <p>What the case tells the quote goes through {@code DealProgress}.
 */
public interface DealApproval {

    /** Starts the case of a quote that was just submitted for the first time, or again after a recall. */
    void start(Quote quote);

    /**
     * Ends the rep's open step, rework or conditions, with "submit again". The step tells {@code
     * DealProgress.resubmit}.
     */
    void completeRework(String number, String user);

    /** Ends the rep's open step with "conditions accepted". The step tells {@code DealProgress.acceptConditions}. */
    void acceptConditions(String number, String user);

    /** Cancels the case; the quote is a draft again. */
    void recall(String number, String by, String reason);

    /** Cancels the case because the deal is lost. */
    void lost(String number, String by, String reason);
}
