package com.saleswright.documents;

/** A document cannot be shown as pictures: damaged, protected by a password, or too large. */
public class PicturesRefused extends RuntimeException {

    PicturesRefused(String message) {
        super(message);
    }

    PicturesRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
