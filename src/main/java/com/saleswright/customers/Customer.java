package com.saleswright.customers;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A company that we sell to.
 *
 * @param id null until saved
 * @param name unique; letter case does not make a difference
 * @param revenueMillions yearly revenue in millions
 * @param parent name of the company that it belongs to
 * @param creditLimit how much it may owe us, in money
 * @param customerClass importance and potential: A, B or C
 * @param version 0 until saved
 */
public record Customer(
        @Id @Nullable Long id,
        String name,
        @Nullable String sector,
        @Nullable String country,
        @Nullable Integer yearEstablished,
        @Nullable BigDecimal revenueMillions,
        @Nullable Integer employees,
        @Nullable String parent,
        BigDecimal creditLimit,
        String customerClass,
        @Version int version) {

    /** The id of a saved customer. */
    public long key() {
        if (id == null) {
            throw new IllegalStateException("Customer '%s' is not saved yet".formatted(name));
        }
        return id;
    }
}
