package com.saleswright.contracts;

/** Something was asked of a contract that its status does not allow. Nothing is changed. */
public class WrongContractStatus extends RuntimeException {

    public WrongContractStatus(String number, ContractStatus status, String what) {
        super("%s is %s: %s".formatted(number, status.label(), what));
    }
}
