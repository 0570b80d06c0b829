package com.saleswright.contracts;

/** A rule of contracts speaks against what somebody wants; the message says which. Nothing is changed. */
public class ContractRefused extends RuntimeException {

    public ContractRefused(String reason) {
        super(reason);
    }
}
