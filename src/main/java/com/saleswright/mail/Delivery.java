package com.saleswright.mail;

/** Where mail goes: decided once, by whether a mail server is configured. */
enum Delivery {
    SMTP(Status.QUEUED),
    MAILBOX(Status.KEPT);

    private final Status firstStatus;

    Delivery(Status firstStatus) {
        this.firstStatus = firstStatus;
    }

    Status firstStatus() {
        return firstStatus;
    }
}
