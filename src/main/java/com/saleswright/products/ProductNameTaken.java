package com.saleswright.products;

/** Another product has this name already. */
public class ProductNameTaken extends RuntimeException {

    private final transient Product other;

    ProductNameTaken(Product other) {
        super("There is a product of this name already: " + other.name());
        this.other = other;
    }

    /** The product that has the name. */
    public Product other() {
        return other;
    }
}
