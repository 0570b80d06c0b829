package com.saleswright.approvals;

/** No approval has this id. */
public class NoSuchApproval extends RuntimeException {

    NoSuchApproval(String what) {
        super("There is no approval " + what);
    }
}
