package com.saleswright.links;

import org.springframework.context.ApplicationContext;

/** Sends the links that holders of dead ones have asked for, as the clock would. */
public final class Renewals {

    private Renewals() {}

    public static void send(ApplicationContext context) {
        context.getBean(LinkRenewals.class).renewAsked();
    }
}
