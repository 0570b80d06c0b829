package com.saleswright.people;

/** No absence has this id: it was never planned, or is cancelled. */
public class NoSuchAbsence extends RuntimeException {

    public NoSuchAbsence(long id) {
        super("No absence has the number %d".formatted(id));
    }
}
