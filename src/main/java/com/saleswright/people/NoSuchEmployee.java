package com.saleswright.people;

/** Nobody has this user id. */
public class NoSuchEmployee extends RuntimeException {

    public NoSuchEmployee(String userId) {
        super("No employee has the user id '%s'".formatted(userId));
    }
}
