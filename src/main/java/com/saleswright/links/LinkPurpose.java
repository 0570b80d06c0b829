package com.saleswright.links;

/** What links of one kind are for. */
public interface LinkPurpose {

    /** A short word in lower case, part of the address of its pages. */
    String name();

    /** Where the holder goes: its path is where the cookie of the link is sent to. */
    default String page(OpenLink link) {
        return "/p/" + name() + "/" + link.id();
    }

    /**
     * The holder of a dead link has asked for another. Sends one by mail to the address that the capability knows, if
     * there still is something to do; else nothing. Called in a transaction, and again later when it fails.
     */
    void renew(OpenLink link);
}
