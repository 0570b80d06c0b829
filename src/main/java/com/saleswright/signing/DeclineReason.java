package com.saleswright.signing;

/** Why somebody does not sign, as they choose it from a list. */
public enum DeclineReason {
    PRICE("The price or the payment terms are not acceptable"),
    TERMS("Other terms are not acceptable"),
    NOT_AUTHORISED("Not the right person to sign"),
    CHOSE_OTHER("Has chosen another offer"),
    NOT_NEEDED("No longer needs it"),
    MISTAKE_IN_DOCUMENT("There is a mistake in the document"),
    OTHER("Another reason");

    private final String text;

    DeclineReason(String text) {
        this.text = text;
    }

    /** For staff. */
    public String text() {
        return text;
    }
}
