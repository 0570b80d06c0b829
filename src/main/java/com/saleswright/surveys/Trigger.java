package com.saleswright.surveys;

/** Why a customer is asked. */
public enum Trigger {
    BY_HAND("byHand", "asked for by hand"),
    DEAL_LOST("dealLost", "a deal was lost"),
    CONTRACT("contract", "a contract became active"),
    CASE("case", "a case was closed"),
    CAMPAIGN("campaign", "part of a campaign"),
    QUARTER("quarter", "the quarterly round");

    private final String fact;
    private final String text;

    Trigger(String fact, String text) {
        this.fact = fact;
        this.text = text;
    }

    /** As decision tables write it. */
    public String fact() {
        return fact;
    }

    /** As people read it. */
    public String text() {
        return text;
    }
}
