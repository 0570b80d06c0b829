package com.saleswright.people;

/** No office has this id. */
public class NoSuchOffice extends RuntimeException {

    public NoSuchOffice(String id) {
        super("No office has the id '%s'".formatted(id));
    }
}
