package com.saleswright.customers;

/** Another customer has this name already. */
public class CustomerNameTaken extends RuntimeException {

    private final transient Customer other;

    CustomerNameTaken(Customer other) {
        super("There is a customer of this name already: " + other.name());
        this.other = other;
    }

    /** The customer that has the name. */
    public Customer other() {
        return other;
    }
}
