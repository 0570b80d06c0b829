package com.saleswright.signing;

/** No envelope has this number, or no signer of it this id. */
public class NoSuchEnvelope extends RuntimeException {

    NoSuchEnvelope(String what) {
        super("There is no envelope " + what);
    }
}
