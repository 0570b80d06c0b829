package com.saleswright.links.web;

/** A page was asked for without a link that is still good. */
class DeadLink extends RuntimeException {

    DeadLink() {
        super("The link is not known, expired or revoked");
    }
}
