package com.saleswright.contracts;

/** There is no contract of this number, or not for this person. */
public class NoSuchContract extends RuntimeException {

    public NoSuchContract(String number) {
        super("There is no contract '%s'".formatted(number));
    }
}
