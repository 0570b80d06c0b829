package com.saleswright.access;

/** The current password, asked for once more, was wrong. */
public class WrongPassword extends RuntimeException {

    WrongPassword() {
        super("This is not your current password.");
    }
}
