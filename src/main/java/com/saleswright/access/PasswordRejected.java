package com.saleswright.access;

/** A password that is not taken; the message is a sentence for the person who chose it. */
public class PasswordRejected extends RuntimeException {

    PasswordRejected(String message) {
        super(message);
    }
}
