package com.saleswright.deals;

/** There is no quote of this number, or not for this person. */
public class NoSuchQuote extends RuntimeException {

    public NoSuchQuote(String number) {
        super("There is no quote '%s'".formatted(number));
    }
}
