package com.saleswright.signing;

/** Why somebody does not sign, as they choose it from a list. */
public enum DeclineReason {
    PRICE,
    TERMS,
    NOT_AUTHORISED,
    CHOSE_OTHER,
    NOT_NEEDED,
    MISTAKE_IN_DOCUMENT,
    OTHER
}
