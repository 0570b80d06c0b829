package com.saleswright.mail;

/** How far a mail is. */
public enum Status {
    /** Waits for the relay. */
    QUEUED,
    /** A mail server has taken it. */
    SENT,
    /** In the built-in mailbox, because no mail server is configured. */
    KEPT,
    /** Could not be sent; waits for an administrator. */
    DEAD,
    /** An administrator has given it up, with a reason. */
    DISCARDED
}
