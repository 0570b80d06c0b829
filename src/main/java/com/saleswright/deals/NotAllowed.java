package com.saleswright.deals;

/** Somebody may see a quote but not do this to it. Nothing is changed. */
public class NotAllowed extends RuntimeException {

    public NotAllowed(String reason) {
        super(reason);
    }
}
