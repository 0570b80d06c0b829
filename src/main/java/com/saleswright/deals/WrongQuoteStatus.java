package com.saleswright.deals;

/** Something was asked of a quote that its status does not allow. Nothing is changed. */
public class WrongQuoteStatus extends RuntimeException {

    public WrongQuoteStatus(String number, QuoteStatus status, String what) {
        super("%s is %s: %s".formatted(number, status, what));
    }
}
